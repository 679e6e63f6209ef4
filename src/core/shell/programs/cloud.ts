import type { Program } from '../phrases.ts';

const AWS_TAKES =
  '--region --profile --output --query --endpoint-url --color --ca-bundle --cli-read-timeout --cli-connect-timeout --filters --filter';

const aws: Program = {
  takes: AWS_TAKES,
  read:
    '* describe*, * list*, * get*, * lookup*, * batch-get*, * head-*, * query, * scan, * search*, * filter-*, * wait, * view-*, ' +
    '* validate-*, * estimate-*, ' +
    '* check-*, * detect-*, * simulate-*, * test-*, * preview-*, * decode-*, * assume-role*, * select-*, * start-query, * tail, ' +
    '* receive-message, ' +
    's3 ls|presign, sts, sso, configure list|get|list-profiles, help, ec2 get-*, logs tail, logs start-query, rds download-*, ' +
    'iam generate-*, ' +
    'ssm start-session, ssm get-*, eks get-token, ecr get-login*, cloudtrail lookup-events, s3api head-*, ' +
    'resourcegroupstaggingapi get-*, ce get-*, pi get-*, ' +
    'sts decode-*, kms verify, athena start-query-execution, codeartifact get-*, cloudformation package, logs filter-log-events, ' +
    'ecs execute-command',
  change: 's3 cp|sync|mv|mb|website, configure, eks update-kubeconfig, sso login|logout',
  destroy:
    '* delete*, * terminate*, * remove*, * purge*, * deregister-image, * destroy*, * batch-delete*, * release-*, ' +
    '* schedule-key-deletion, ' +
    '* reboot-*, * deprovision-*, * abort-*, s3 rm, s3 rb, s3 sync --delete, ecs update-service --force-delete',
  interactive: 'ssm start-session, ecs execute-command --interactive, configure $, configure --profile $',
  endless: 'logs tail --follow|-f, ssm start-session --document-name=AWS-StartPortForwardingSession',
};

const gcloud: Program = {
  takes: '--project --zone --region --format --filter --account --configuration --limit --cluster --location --impersonate-service-account',
  read:
    'info, version, help, config list|get-value|get, auth list|print-access-token|print-identity-token, auth * print-*, ' +
    '* list|describe|read|get-value|get-credentials, * * list|describe|read|get-*, ' +
    '* * * list|describe|get-*, * * * * list|describe, logging read, logging tail, compute ssh, compute start-iap-tunnel, ' +
    'projects list|describe|get-*, components list, topic',
  change: 'config, auth, container clusters get-credentials, compute scp',
  destroy:
    '* delete, * * delete, * * * delete, * * * * delete, * * * * * delete, * * remove, * * destroy, * * * destroy, * * purge, * * reset, ' +
    '* * delete-*, * * * delete-*, config configurations delete, storage rm, * storage rm',
  interactive: 'compute ssh !--command, auth login, sql connect, cloud-shell ssh, init, beta interactive',
  endless: 'logging tail, beta logging tail, alpha logging tail, compute start-iap-tunnel',
};

const az: Program = {
  takes: '-g --resource-group -n --name --subscription --query -o --output --location -l',
  read:
    'version, find, * list|show|list-*|show-*|exists|wait|get-*|check-*, * * list|show|list-*|show-*|exists|wait|get-*|check-*, ' +
    '* * * list|show|list-*|show-*|exists|get-*, ' +
    '* * * * list|show, account show|list|get-access-token, monitor metrics list, feedback, interactive, aks get-credentials, ' +
    '* download, * * download, * query, graph query, monitor log-analytics query',
  change: 'login, logout, account set, aks get-credentials',
  destroy:
    '* delete, * * delete, * * * delete, * * * * delete, * purge, * * purge, * * * purge, * remove, * * remove, * * * remove, ' +
    '* delete-*, * * delete-*, * * clear, * * revoke, * uninstall',
  interactive: 'interactive, ssh vm, login',
  endless: 'webapp log tail, * log tail, * * --follow',
};

const terraform: Program = {
  read:
    'plan, help, show, output, state list|show|pull, validate, version, providers, graph, console, workspace list|show, ' +
    'fmt -check|--check, get, init -backend=false, metadata, test, login',
  change:
    'apply, import, init, fmt, providers lock|mirror, refresh, taint, untaint, state, state mv|push|replace-provider, workspace select|new, force-unlock, ' +
    'run-all apply, logout',
  destroy: 'destroy, apply -destroy|--destroy, state rm, workspace delete, run-all destroy, destroy-all, apply -replace',
  interactive: 'console',
};

/** Clouds, and what builds them. */
export const CLOUD: Readonly<Record<string, Program>> = {
  aws,
  awslocal: aws,
  gcloud,
  az,
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  tf: terraform,
  gsutil: {
    read: 'ls, cat, stat, du, hash, version, acl get, iam get, lifecycle get',
    change: 'cp, rsync, mb, setmeta, acl, iam, mv, cp -r',
    destroy: 'rm, rb, rsync -d, mv, defacl',
  },
  bq: { read: 'ls, show, head, query, version', change: 'load, mk, cp, update, extract', destroy: 'rm, query --replace' },
  azcopy: { read: 'list, jobs list|show', change: 'copy, sync, login', destroy: 'remove|rm, sync --delete-destination' },
  s3cmd: { read: 'ls, la, info, du, get', change: 'put, sync, mb, cp, mv', destroy: 'del|rm, rb, sync --delete-removed, expire' },
  mc: {
    read: 'ls, cat, stat, du, find, diff, admin info, head, version',
    change: 'cp, mirror, mb, alias, mv',
    destroy: 'rm, rb, mirror --remove, admin user remove',
  },
  rclone: {
    read: 'ls, lsl, lsd, lsf, lsjson, size, check, about, cat, tree, version',
    change: 'copy, copyto, mount, mkdir',
    destroy: 'delete, deletefile, purge, sync, move, rmdir, rmdirs, cleanup',
  },
  doctl: { read: '* list|get, * * list|get|show', destroy: '* delete, * * delete, * * * delete, * remove, * * remove' },
  ibmcloud: { read: 'target, * ls|get|list, * * ls|get|list', destroy: '* rm|delete, * * rm|delete, *-delete' },
  openstack: { read: '* list|show, * * list|show', destroy: '* delete, * * delete, * remove, * * remove' },
  nova: { read: 'list, show', destroy: 'delete, force-delete' },
  heroku: {
    takes: '-a --app -r',
    read: 'logs, ps, config, info, status, pg:info, apps, releases, pg:diagnose, pg:locks, pg:ps',
    destroy: 'apps:destroy, destroy, addons:destroy, pg:reset, pg:kill, pg:killall, config:unset, ps:kill, ps:stop',
    endless: 'logs -t|--tail',
    interactive: 'run bash, run console, pg:psql, run rails',
  },
  cf: {
    read: 'apps, app, services, service, logs, env, events, routes, target, org, space, orgs, spaces, marketplace',
    destroy: 'delete, delete-*, unbind-service, d, ds',
    endless: 'logs !--recent',
    interactive: 'ssh !-c|--command, conduit',
  },
  flyctl: { read: 'status, logs, list, * list, releases', destroy: '* destroy, destroy, * remove' },
  fly: {
    takes: '-t --target -j --job -p --pipeline -b --build',
    read:
      'targets, pipelines|ps, jobs|js, builds|bs, watch|w, workers|ws, containers|cs, volumes|vs, teams, status, get-pipeline|gp, ' +
      'validate-pipeline|vp, resources|rs, version, userinfo',
    change:
      'login|l, set-pipeline|sp, trigger-job|tj, unpause-*|up|uj, pause-*|pp|pj, execute|e, hijack|intercept|i, sync|s, check-*|cr, ' +
      'set-team, rename-*, expose-*, hide-*, rerun-build',
    destroy: 'destroy-pipeline|dp, destroy-*, prune-worker|pw, abort-build|ab, delete-target, clear-task-cache|ctc, logout, land-worker',
    interactive: 'hijack|intercept|i',
  },
  pulumi: {
    read: 'preview, stack ls|output, config get, whoami, version, about, logs, stack $',
    change: 'up, update, import, refresh, config, stack',
    destroy: 'destroy, down, stack rm, state delete, cancel',
  },
  cdk: { read: 'list|ls, diff, synth|synthesize, doctor, version', change: 'deploy, bootstrap, import', destroy: 'destroy' },
  sam: { read: 'logs, validate, list', change: 'build, deploy, package, sync', destroy: 'delete', endless: 'logs -t|--tail' },
  serverless: { read: 'info, logs, print', change: 'deploy', destroy: 'remove' },
  sls: { read: 'info, logs, print', change: 'deploy', destroy: 'remove' },
  packer: { read: 'validate, inspect, version, fmt -check', change: 'build, init', destroy: 'build -force' },
  vagrant: {
    read: 'status, global-status, ssh-config, port, version',
    change: 'up, halt, reload, provision, suspend, resume',
    destroy: 'destroy, box remove, snapshot delete',
    interactive: 'ssh !-c',
  },
  ansible: { otherwise: 'change', read: '--list-hosts, -m=ping, --version, -m=setup, --check|-C', destroy: '-m=reboot' },
  'ansible-playbook': { read: '--check|-C, --list-hosts, --list-tasks, --list-tags, --syntax-check', otherwise: 'change' },
  'ansible-inventory': { otherwise: 'read' },
  'ansible-vault': { read: 'view', change: 'encrypt, decrypt, edit, create, rekey', interactive: 'edit, create' },
  'ansible-galaxy': { read: 'list, search, info', change: 'install, init', destroy: 'remove' },
  puppet: {
    read: 'config print, module list, apply --noop, agent --noop, cert list, lookup, facts, --version',
    change: 'agent, apply, resource, module install',
    destroy: 'cert clean, node purge|clean|deactivate, module uninstall',
  },
  salt: {
    read: '* test.*, * grains.*, * status.*, * state.apply test=true',
    change: '*',
    destroy: '* *.remove*, * *.delete*, * system.reboot|system.shutdown, * *.purge*',
  },
  'salt-key': { read: '-L|--list', destroy: '-d|-D' },
  knife: { read: '* list|show, * status, search, status', destroy: '* delete, * bulk, * * delete' },
};
