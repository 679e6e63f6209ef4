import type { Program } from '../phrases.ts';

const KUBECTL_TAKES =
  '-n --namespace --context --kubeconfig --cluster --user --as --as-group --token -s --server --request-timeout -c --container -l ' +
  '--selector -o --output -f --filename -k --kustomize --field-selector --sort-by --type --replicas --since --since-time --tail ' +
  '--timeout --for --overrides --image --patch-file --limits --requests --to-revision --revision --grace-period --template --config ' +
  '--certificate-authority -p --patch --current-replicas --field-manager -e --env --from --keys';

const kubectl: Program = {
  takes: KUBECTL_TAKES,
  read:
    'get, describe, logs, log, top, explain, version, api-resources, api-versions, cluster-info, diff, events, wait, proxy, ' +
    'port-forward, options, ' +
    'completion, help, kustomize, plugin, config view|get-contexts|current-context|get-clusters|get-users, auth can-i|whoami, ' +
    'rollout status|history, whoami, status, projects, project $, adm top|inspect|must-gather|node-logs|release, ' +
    'adm upgrade $ !--to|--to-latest|--to-image, attach, exec, rsh, debug, image info, registry info, extract, adm policy who-can, ' +
    'adm verify-image-signature, create token, sa|serviceaccounts get-token, ' +
    'ns, ctx, tree, neat, stern, view-secret, who-can, krew list|search|info',
  change:
    'config use-context|set-context|set|rename-context|use, config, use-context, apply, create, scale, set, patch, edit, label, ' +
    'annotate, cordon, ' +
    'uncordon, drain, taint, autoscale, expose, run, replace, rollout, cp, certificate approve|deny, cp, project, login, logout, ' +
    'new-project, new-app, start-build, adm, adm upgrade, policy, tag, import-image, process, rsync, image, extract --to, krew',
  destroy:
    'delete, drain --delete-emptydir-data|--delete-local-data|--force|--disable-eviction, replace --force, apply --prune, adm prune, ' +
    'adm drain --delete-emptydir-data|--delete-local-data|--force|--disable-eviction, ' +
    'config delete-context|delete-cluster|delete-user|unset, krew uninstall',
  interactive:
    'exec -i|--stdin -t|--tty, attach -i|--stdin -t|--tty, run -i|--stdin -t|--tty, rsh * $, rsh $, rsh * bash|sh, debug !--, ' +
    'debug -i|--stdin -t|--tty, edit',
  endless: 'logs -f|--follow, port-forward, proxy, get -w|--watch|--watch-only, events -w|--watch, rollout status -w, top --watch',
};

const helm: Program = {
  takes: '-n --namespace --kube-context --kubeconfig -f --values --set --set-string --set-file --version --repo -o --output --timeout',
  read:
    'list|ls, status, get, history|hist, show|inspect, search, template, lint, version, env, help, diff, dependency|dep list, ' +
    'repo list, verify, pull, ' +
    'plugin list, test, registry, completion, secrets view|dec, package, fetch',
  change: 'install, upgrade, rollback, repo, repo add|update, dependency|dep, plugin, push, create, pull, package',
  destroy: 'uninstall|delete|del|un, upgrade --force, repo remove|rm, plugin uninstall',
};

/** Programs of the Kubernetes world. */
export const KUBERNETES: Readonly<Record<string, Program>> = {
  kubectl,
  k: kubectl,
  oc: kubectl,
  kubecolor: kubectl,
  helm,
  helm3: helm,
  kubectx: { read: '$, -c|--current, -h', destroy: '-d', change: '.' },
  kubens: { read: '$, -c|--current, -h', change: '.' },
  stern: { otherwise: 'read', endless: '!--no-follow' },
  k9s: { otherwise: 'read', interactive: '.' },
  kustomize: { read: 'build, version, cfg', change: 'edit, create' },
  minikube: { read: 'status, ip, logs, version, profile list, service list, addons list, dashboard', destroy: 'delete' },
  kind: { read: 'get, version, export', change: 'create, load', destroy: 'delete' },
  k3d: { read: '* list, version', destroy: '* delete' },
  velero: {
    takes: '-n --namespace',
    read: 'get, version, backup|restore|schedule|backup-location|snapshot-location|plugin get|describe|logs, describe, client config get',
    change: 'create, * create',
    destroy: 'delete, * delete, uninstall, restore create --existing-resource-policy=update',
  },
  argocd: {
    takes: '--server --auth-token -o --output',
    read:
      'version, context, * list|get|history|logs|diff|manifests|resources|wait, ' +
      'app get|list|diff|history|logs|wait|manifests|resources|can-i',
    change: 'app sync|set|create|rollback|refresh|patch|actions|unset, login, logout, relogin',
    destroy: '* delete|delete-resource|rm|remove|terminate-op, app sync --prune|--force|--replace',
  },
  argo: {
    read: 'list, get, logs, lint, version, watch',
    change: 'submit, retry, resubmit, suspend, resume, stop',
    destroy: 'delete, terminate',
    endless: 'logs -f|--follow, watch',
  },
  flux: {
    takes: '-n --namespace --context',
    read: 'get, logs, check, diff, events, export, stats, trace, tree, version',
    change: 'reconcile, suspend, resume, create, bootstrap, install',
    destroy: 'delete, uninstall',
    endless: 'logs -f|--follow, get --watch',
  },
  istioctl: {
    read: 'proxy-status|ps, proxy-config|pc, analyze, version, describe, x describe, validate, dashboard, verify-install, bug-report',
    change: 'install, upgrade, operator, tag',
    destroy: 'uninstall, * uninstall, x uninstall, tag remove',
    endless: 'dashboard',
  },
  linkerd: { read: 'check, stat, top, tap, edges, routes, version, viz', change: 'install, upgrade, inject', destroy: 'uninstall' },
  cilium: {
    read: 'status, version, connectivity, sysdump, endpoint list|get, * list, monitor, config view',
    destroy: 'uninstall, * delete',
    endless: 'monitor',
  },
  kubeadm: {
    read: 'version, token list, certs check-expiration, config view|print, upgrade plan',
    change: 'init, join, upgrade, token create, certs renew',
    destroy: 'reset, token delete',
  },
  eksctl: {
    takes: '--cluster --region --profile --name --config-file -f -c -r',
    read: 'get, info, version, utils describe-*, utils nodegroup-health',
    change: 'create, upgrade, scale, utils, update, associate, enable, set',
    destroy: 'delete, drain, unset, disassociate',
  },
  kops: {
    takes: '--name --state',
    read: 'get, validate, version, export, toolbox dump',
    change: 'create, update, edit, rolling-update, replace, upgrade',
    destroy: 'delete',
  },
  rosa: {
    read: 'list, describe, logs, verify, whoami, version',
    change: 'create, edit, login, upgrade, init',
    destroy: 'delete, uninstall, revoke',
    endless: 'logs --watch',
  },
  ocm: {
    takes: '--parameter',
    read: 'get, list, describe, account, whoami, version, token',
    change: 'post, patch, create, edit, login',
    destroy: 'delete',
  },
  virtctl: {
    takes: '-n --namespace',
    read: 'guestosinfo, fslist, userlist, version, image-upload, memory-dump, vmexport, console, vnc, ssh',
    change: 'start, stop, restart, pause, unpause, migrate, migrate-cancel, addvolume, create, image-upload, memory-dump, vmexport, expose',
    destroy: 'removevolume, stop --force, vmexport delete, memory-dump remove',
    interactive: 'console, vnc, ssh !-c|--command',
  },
  crictl: {
    read: 'ps, pods, images|img, image, inspect, inspecti, inspectp, logs, stats, statsp, info, version, exec, config, imagefsinfo',
    change: 'pull, stop, stopp, create, run, runp, start, update',
    destroy: 'rm, rmi, rmp',
    interactive: 'exec -i -t',
    endless: 'logs -f|--follow, stats -w',
  },
  ctr: {
    takes: '-n --namespace -a --address',
    read: '* ls|list|info|inspect, version',
    destroy: '* rm|remove|delete|del|kill|prune, * * rm|remove|kill',
  },
  talosctl: {
    takes: '-n --nodes -e --endpoints --talosconfig --context -c --cluster',
    read:
      'get, dmesg, logs, version, health, service|services $, service|services * $, service|services * status, containers, stats, ' +
      'processes, memory, list|ls, read, dashboard, time, netstat, mounts, usage, disks, config info|contexts, support, pcap, ' +
      'etcd members|status, inspect, validate, events, image list, kubeconfig -',
    change: '*',
    destroy: 'reset, reboot, shutdown, etcd remove-member|leave|forfeit-leadership, wipe, rotate-ca, cluster destroy',
    interactive: 'dashboard, edit',
    endless: 'logs -f|--follow, dmesg -f|--follow, events, dashboard',
  },
  etcdctl: {
    takes: '--endpoints --cacert --cert --key -w --write-out --user --command-timeout --dial-timeout --limit',
    read:
      'get, endpoint, member list, alarm list, version, check, watch, user list|get, role list|get, auth status, snapshot status, ' +
      'lease list|timetolive, cluster-health, ls',
    change:
      'put, set, defrag, compact|compaction, snapshot save, member add|update|promote, move-leader, alarm disarm, auth, user, role, ' +
      'lease, txn, elect, lock',
    destroy: 'del, rm, member remove, snapshot restore, lease revoke, user delete, role delete',
    endless: 'watch',
  },
};
