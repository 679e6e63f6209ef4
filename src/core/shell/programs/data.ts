import type { Program } from '../phrases.ts';

/** A client of SQL: its `-c` or `-e` is judged by the statement (sql.ts); without one it is a session. */
const PSQL: Program = {
  takes: '-h --host -p --port -U --username -d --dbname -v --set --variable -c --command -f --file -o --output -F -P',
  read: '., -l|--list, --version',
  change: '-f|--file',
  interactive: '!-c|--command !-f|--file !-l|--list !--version|-V',
};

const MYSQL: Program = {
  takes: '-h --host -P --port -u --user -D --database -e --execute -S --socket',
  read: '., --version',
  interactive: '!-e|--execute !--version|-V',
};

const KAFKA_CONSUMER: Program = { read: '.', endless: '!--max-messages !--timeout-ms' };

const MONGO: Program = {
  read: '., --version',
  takes: '--eval -u -p --host --port --authenticationDatabase -f --file',
  interactive: '!--eval !--file|-f !--version',
};

/** Databases, queues, secrets and caches. */
export const DATA: Readonly<Record<string, Program>> = {
  psql: PSQL,
  pgcli: PSQL,
  mysql: MYSQL,
  mariadb: MYSQL,
  mycli: MYSQL,
  sqlite3: { read: '.', interactive: '* $, $' },
  sqlcmd: { read: '.', takes: '-S -U -P -d -Q -q -i', interactive: '!-Q !-q !-i' },
  sqlplus: { read: '.', interactive: '.' },
  cqlsh: { read: '.', takes: '-e --execute -u -p -k -f', interactive: '!-e|--execute !-f' },
  'clickhouse-client': { read: '.', takes: '-q --query --host --user --password --database', interactive: '!-q|--query' },
  mongo: MONGO,
  mongosh: MONGO,
  pg_dump: { otherwise: 'read' },
  pg_dumpall: { otherwise: 'read' },
  mysqldump: { otherwise: 'read' },
  mongodump: { otherwise: 'read' },
  pg_isready: { otherwise: 'read' },
  pg_basebackup: { otherwise: 'change' },
  pg_restore: { read: '-l|--list', change: '.', destroy: '-c|--clean' },
  mongorestore: { change: '.', destroy: '--drop' },
  createdb: { otherwise: 'change' },
  dropdb: { otherwise: 'destroy' },
  dropuser: { otherwise: 'destroy' },
  vacuumdb: { otherwise: 'change' },
  reindexdb: { otherwise: 'change' },
  pg_ctl: { read: 'status', change: '*', destroy: 'kill, stop -m=immediate' },
  pg_ctlcluster: { read: '* * status', change: '*', destroy: '* * stop -m=immediate' },
  pg_lsclusters: { otherwise: 'read' },
  pg_dropcluster: { otherwise: 'destroy' },
  pg_archivecleanup: { read: '-n|--dry-run', destroy: '.' },
  pg_resetwal: { otherwise: 'destroy' },
  pgbackrest: {
    read: 'info, check, verify, version',
    change: 'backup, stanza-create, start, stop, archive-push',
    destroy: 'restore, expire, stanza-delete',
  },
  repmgr: { read: 'cluster show, node status, * status|show|check', change: '*', destroy: '* unregister' },
  patronictl: {
    takes: '-c -d',
    read: 'list, topology, history, show-config, version, query',
    change: '*',
    destroy: 'remove, reinit',
    interactive: 'edit-config',
  },
  mysqladmin: {
    takes: '-h -u -P -S',
    read: 'status, extended-status, processlist, variables, ping, version',
    change: '*',
    destroy: 'drop, kill, shutdown',
  },
  mysqlcheck: { read: '-c|--check', change: '.' },
  'redis-cli': {
    takes: '-h -p -a -n -u --user --pass -i -r',
    anyCase: true,
    read:
      'get, info, keys, scan, llen, lrange, hget, hgetall, hkeys, hlen, hscan, smembers, scard, sscan, zrange, zcard, zscore, ttl, ' +
      'pttl, type, exists, ping, dbsize, mget, ' +
      'strlen, object, memory usage|stats|doctor, slowlog get|len, client list|info|getname|id, ' +
      'cluster info|nodes|slots|shards|keyslot, config get, role, time, lastsave, ' +
      'monitor, subscribe, psubscribe, latency, command, acl list|whoami|getuser, echo, xinfo, xlen, xrange, lindex, sismember, ' +
      'randomkey, sentinel, ' +
      '--bigkeys, --latency, --stat, --memkeys, --hotkeys, --scan, --cluster=check, --cluster=info, --version, $',
    change: 'sentinel failover, sentinel set, *',
    destroy:
      'del, unlink, flushall, flushdb, shutdown, hdel, srem, zrem, ltrim, lrem, spop, rpop, lpop, getdel, ' +
      'cluster reset|forget|flushslots|delslots, client kill, script flush, ' +
      'script kill, debug, xdel, xtrim, zremrangebyrank, zremrangebyscore, sentinel remove, sentinel reset, slowlog reset, ' +
      'config resetstat, --cluster=del-node, swapdb, restore',
    interactive: '$ !--bigkeys|--latency|--stat|--memkeys|--hotkeys|--scan|--cluster|--version|--eval|--pipe|--rdb',
    endless: 'monitor, subscribe, psubscribe, --stat, --latency',
  },
  memcached: { otherwise: 'change' },
  rabbitmqctl: {
    takes: '-n -p -q --node --vhost',
    read: 'list_*, status, cluster_status, report, environment, node_health_check, ping, eval, authenticate_user, version, help, await_*',
    change: '*',
    destroy:
      'delete_*, purge_queue, reset, force_reset, forget_cluster_node, clear_*, close_connection, close_all_connections, stop, ' +
      'shutdown, remove_*',
  },
  rabbitmqadmin: { read: 'list, show, get, export', change: '*', destroy: 'delete, purge, close' },
  'rabbitmq-diagnostics': { otherwise: 'read', endless: 'observer, log_tail_stream' },
  'kafka-topics': { read: '--list, --describe, --version', change: '., --delete-config', destroy: '--delete' },
  'kafka-consumer-groups': { read: '--list, --describe', change: '.', destroy: '--delete, --delete-offsets, --reset-offsets --execute' },
  'kafka-configs': { read: '--describe', change: '., --delete-config' },
  'kafka-acls': { read: '--list', change: '.', destroy: '--remove' },
  'kafka-console-consumer': KAFKA_CONSUMER,
  'kafka-console-producer': { change: '.', interactive: '.' },
  'kafka-delete-records': { otherwise: 'destroy' },
  'kafka-reassign-partitions': { read: '--verify, --generate', change: '.' },
  'kafka-leader-election': { otherwise: 'change' },
  'kafka-run-class': { otherwise: 'read' },
  'kafka-log-dirs': { otherwise: 'read' },
  'kafka-get-offsets': { otherwise: 'read' },
  'kafka-broker-api-versions': { otherwise: 'read' },
  'kafka-metadata-quorum': { otherwise: 'read' },
  kcat: { read: '-L, -C, -Q, .', change: '-P', endless: '-C !-e !-c' },
  kafkacat: { read: '-L, -C, -Q, .', change: '-P', endless: '-C !-e !-c' },
  'zookeeper-shell': { read: '* ls|get|stat', change: '*', destroy: '* delete|deleteall|rmr', interactive: '* $' },
  zkCli: {
    takes: '-server -timeout -waitforconnection',
    read: 'ls|ls2, get, stat, getAcl, getAllChildrenNumber, config, version, history',
    change: '*',
    destroy: 'delete, deleteall, rmr, delquota, reconfig',
    interactive: '$',
  },
  cockroach: {
    takes: '-e --execute --host --url -u --user -d --database --certs-dir -p --port',
    read: 'sql, version, node status|ls, debug zip, demo',
    change: '*',
    destroy: 'node decommission|drain, quit, userfile delete, auth-session logout',
    interactive: 'sql !-e|--execute !-f|--file, demo',
  },
  restic: {
    takes: '-r --repo -p --password-file --host --tag --path --limit-download',
    read: 'snapshots, ls, stats, check, find, diff, list, cat, dump, version, cache',
    change: '*',
    destroy: 'forget, prune, key remove, rewrite --forget',
  },
  hdfs: {
    read:
      'dfs -ls|-cat|-du|-df|-count|-stat|-tail|-test|-text|-getfacl, dfsadmin -report|-printTopology, fsck, haadmin -getServiceState, ' +
      'getconf, version',
    change: '*',
    destroy:
      'dfs -rm|-rmr|-rmdir|-expunge|-truncate, fsck -delete, namenode -format, dfsadmin -deleteBlockPool, haadmin -transitionToStandby',
  },
  hadoop: { read: 'fs -ls|-cat|-du|-df|-count|-stat|-tail|-test, version', change: '*', destroy: 'fs -rm|-rmr|-rmdir|-expunge|-truncate' },
  nats: { read: '* ls|info|list|report|view', destroy: '* rm|purge|delete' },
  consul: {
    read:
      'members, info, catalog, kv get, operator raft list-peers, operator autopilot get-config, acl * list|read, monitor, version, ' +
      'validate, config read|list, intention list|get, rtt, watch, debug',
    change: '*',
    destroy:
      'kv delete, leave, force-leave, operator raft remove-peer, acl * delete, config delete, services deregister, ' +
      'snapshot restore, intention delete',
    endless: 'monitor, watch',
  },
  vault: {
    read:
      'status, read, list, kv get|list, kv metadata get, token lookup|capabilities, auth list, secrets list, policy list|read, ' +
      'operator raft list-peers, operator key-status, version, lease lookup, audit list, print, path-help, operator members',
    change: '*',
    destroy:
      'delete, kv delete|destroy, kv metadata delete, lease revoke, token revoke, auth disable, secrets disable, policy delete, ' +
      'audit disable, operator seal, operator raft remove-peer, ' +
      'operator raft snapshot restore, operator step-down',
    endless: 'monitor',
  },
  nomad: {
    read:
      'status, job status|history|inspect|plan|validate, node status, alloc status|logs|fs, logs, server members, ' +
      'operator raft list-peers, deployment status|list, eval status|list, version, ui, plan, inspect, volume status, alloc exec',
    change: '*',
    destroy:
      'job stop, stop, system gc, node purge, volume delete|deregister, operator raft remove-peer, job stop -purge, ' +
      'namespace delete, var purge, alloc stop',
    endless: 'alloc logs -f, monitor, logs -f',
  },
  ceph: {
    read:
      'status, -s, -w, health, df, osd tree|df|stat|status|perf|dump|ls|find|metadata|lspools|crush, ' +
      'osd pool ls|get|stats|autoscale-status, osd crush tree|dump|rule, pg dump|stat|ls|map|query|dump_stuck|ls-by-*, ' +
      'mon stat|dump, quorum_status, mds stat, fs ls|status|dump|get, versions, version, report, auth list|get|ls, ' +
      'config get|dump|show, log last, crash ls|info|stat, mgr module|services|dump|stat, ' +
      'orch ls|ps|status|device|host, features, telemetry, daemon, tell, balancer status|eval, time-sync-status, osd ok-to-stop, ' +
      'osd safe-to-destroy, osd blocked-by, osd utilization, $',
    change: '*',
    destroy:
      'osd purge|rm|destroy|out|down|lost|zap, osd pool rm|delete, osd pool application disable, osd crush rm|remove, fs rm|fail, ' +
      'fs volume rm, mds rm|fail|rmfailed, auth del|rm, config rm, ' +
      'config-key rm, mon rm|remove, osd force-create-pg, orch rm, orch daemon rm, orch host rm, pg force_create_pg, ' +
      'osd blocklist rm, crash rm|prune, orch osd rm, osd blocklist clear, pg *.* mark_unfound_lost, pg * mark_unfound_lost',
    endless: '-w|--watch',
  },
  odf: {
    read: 'get, health, status, version, list, * ls|list|get|show|status|health',
    change: '*',
    destroy: 'purge-osd, dr reset, * delete|rm|remove|purge, * restore-deleted',
  },
  rados: {
    takes: '-p --pool',
    read: 'ls, df, lspools, stat, get, bench, list-inconsistent-*, listomapkeys, listomapvals',
    change: '*',
    destroy: 'rm, purge, rmpool, cleanup, rmomapkey, rmsnap',
  },
  rbd: {
    takes: '-p --pool',
    read:
      'ls|list, info, du, status, showmapped, lock ls|list, snap ls|list, diff, mirror pool info|status, mirror image status, ' +
      'children, trash ls, watch, perf',
    change: '*',
    destroy:
      'rm|remove, snap rm|purge|rollback, trash purge|rm, lock rm|remove, unmap, mirror pool disable, mirror pool peer rm|remove, ' +
      'mirror image disable|resync',
  },
  radosgw: { otherwise: 'change' },
  'radosgw-admin': {
    read: '* list|info|stats|status|check, user info|list|stats, bucket list|stats|limit, sync status, usage show',
    change: '*',
    destroy: '* rm|remove|delete|purge|trim, * * rm|trim',
  },
  'ceph-volume': { read: 'inventory, lvm list, raw list', change: '*', destroy: 'lvm zap' },
  gluster: {
    read: '* info|status|list, volume heal * info, peer status',
    change: '*',
    destroy: 'volume delete|stop, peer detach, volume remove-brick, snapshot delete, volume reset',
  },
  nodetool: {
    takes: '-h -p -u -pw',
    read:
      'status, info, tpstats, tablestats, cfstats, netstats, ring, describecluster, compactionstats, gossipinfo, getendpoints, ' +
      'version, proxyhistograms, getlogginglevels, listsnapshots, gettraceprobability, statusbinary',
    change: '*',
    destroy: 'decommission, removenode, assassinate, clearsnapshot, drain, truncatehints, move, stopdaemon',
  },
  curator: { read: '--dry-run', change: '.' },
  promtool: { read: '.' },
  amtool: {
    read: 'alert, alert query, silence query, config, check-config, cluster, status',
    change: 'silence add, alert add, silence update',
    destroy: 'silence expire',
  },
  logcli: { read: '.', endless: 'query --tail' },
  influx: { read: 'query, ping, * list|find', destroy: 'delete, * delete', interactive: '$' },
};
