import type { Program } from '../phrases.ts';

const OVN_TAKES = '--db -t --timeout -p --private-key -c --certificate -C --ca-cert';

const APPCTL: Program = {
  takes: '-t --target -T --timeout',
  read:
    'list-commands, version, status, connection-status, cluster/status, cluster/sid, coverage/show, coverage/read-counter, ' +
    'dpctl/show, dpctl/dump-*, dpif/show, dpif/dump-*, dpif-netdev/pmd-stats-show, dpif-netdev/pmd-rxq-show, dpif-netdev/pmd-perf-show, ' +
    'fdb/show, bond/show, bond/list, lacp/show, mdb/show, ' +
    'ofproto/list, ofproto/trace, memory/show, upcall/show, vlog/list, rstp/show, stp/show, tnl/ports/show, tnl/neigh/show, inc-engine/show-stats, ' +
    'ct-zone-list, lflow-cache/show-stats, ovsdb-server/list-*, stopwatch/show',
  change: '*',
  destroy: 'cluster/kick, cluster/leave, dpctl/del-*, dpctl/flush-*, fdb/flush, ovsdb-server/remove-*',
};

/** Open vSwitch, OVN and what else makes up a network. What ends in `-del` says itself that it destroys. */
export const NETWORK: Readonly<Record<string, Program>> = {
  'ovs-vsctl': {
    takes: '--db -t --timeout',
    read: 'show, list, find, get, list-br, list-ports, list-ifaces, br-exists, br-to-vlan, br-to-parent, port-to-br, iface-to-br, get-*',
    change: '*',
    destroy: 'del-*, destroy, remove, clear, emer-reset',
  },
  'ovs-ofctl': {
    takes: '-O --protocols -t --timeout',
    read: 'show, dump-*, queue-*, ofp-print, snoop, monitor, probe, ping',
    change: '*',
    destroy: 'del-*',
    endless: 'snoop, monitor',
  },
  'ovs-dpctl': { read: 'show, dump-*, get-*', change: '*', destroy: 'del-*, flush-*' },
  'ovs-appctl': APPCTL,
  'ovn-appctl': APPCTL,
  'ovn-nbctl': {
    takes: OVN_TAKES,
    read:
      'show, list, find, get, ls-list, ls-lb-list, lsp-list, lsp-get-*, lr-list, lrp-list, lrp-get-*, lr-route-list, lr-nat-list, ' +
      'lr-lb-list, lr-policy-list, acl-list, lb-list, qos-list, dhcp-options-list, pg-list, meter-list, get-*',
    change: '*',
    destroy: 'destroy, remove, clear, emer-reset',
  },
  'ovn-sbctl': {
    takes: OVN_TAKES,
    read: 'show, list, find, get, lflow-list, dump-flows, count-flows, get-*',
    change: '*',
    destroy: 'destroy, remove, clear, chassis-del, lsp-unbind',
  },
  'ovn-trace': { otherwise: 'read' },
  'ovsdb-client': {
    read: 'list-*, get-schema, dump, monitor, query, needs-conversion',
    change: '*',
    destroy: 'restore',
    endless: 'monitor',
  },
};
