import type { Program } from '../phrases.ts';

const DOCKER: Program = {
  takes:
    '-H --host --context --name -f --file --filter --format -e --env --env-file -v --volume -p --publish --network --net -u --user ' +
    '-w --workdir --entrypoint --since --tail -n --platform -t --tag --mount --restart --label -l --hostname -h --memory -m --cpus ' +
    '--log-driver --project-name --profile --build-arg --target --add-host --cap-add --ulimit --gpus',
  read:
    'ps, images, image ls|inspect|history, inspect, logs, stats, top, port, version, info, diff, history, search, events, ' +
    'network ls|inspect, volume ls|inspect, container ls|list|ps|inspect|logs|top|stats, ' +
    'system df|info|events, node ls|inspect|ps, service ls|ps|logs|inspect, stack ls|ps|services, ' +
    'compose ps|logs|config|images|top|ls|port|version, manifest inspect, context ls|show|inspect, exec, compose exec, ' +
    'container exec, buildx ls|inspect|du, swarm join-token, secret ls|inspect, config ls|inspect, plugin ls, pod ps, ' +
    'machine ls|list, generate, healthcheck run, scout',
  change:
    'run, start, stop, restart, pause, unpause, update, pull, push, build, tag, commit, cp, login, logout, create, rename, load, ' +
    'save, import, export, network, volume, image, container, system, node, service, stack, ' +
    'compose, compose up|start|stop|restart|run|build|pull|down, buildx, swarm, secret, config, context, wait, attach, update',
  destroy:
    'rm, rmi, kill, container rm|kill|prune, image rm|prune, system prune|reset, volume rm|prune, network rm|prune, builder prune, ' +
    'buildx prune|rm, node rm, service rm, stack rm|down, swarm leave, secret rm, config rm, ' +
    'compose rm|kill, compose down -v|--volumes, compose down --rmi, pod rm|kill, context rm, machine rm, stop --time=0, machine reset',
  interactive:
    'exec -i -t, exec --interactive --tty, run -i -t, run --interactive --tty, attach, compose exec * $ !-T, ' +
    'compose run * $ !-T !-d, container exec -i -t, container run -i -t, start -i -a',
  endless:
    'logs -f|--follow, stats !--no-stream, compose logs -f|--follow, compose up !-d|--detach|--wait, service logs -f|--follow, ' +
    'events !--until, container logs -f|--follow, container stats !--no-stream, system events, compose watch',
};

const COMPOSE: Program = {
  takes: '-f --file -p --project-name --env-file --profile -e -u -w --tail',
  read: 'ps, logs, config, images, top, port, version, ls, exec',
  change: 'up, start, stop, restart, run, build, pull, down, create, scale, pause, unpause',
  destroy: 'rm, kill, down -v|--volumes, down --rmi',
  interactive: 'exec * $ !-T, run * $ !-T !-d',
  endless: 'logs -f|--follow, up !-d|--detach|--wait, events',
};

const NODE_PACKAGES: Program = {
  read:
    'ls|list, view|info|show, outdated, audit, version, whoami, search, why, root|bin|prefix, ping, help, config get|list, ' +
    'pack --dry-run, doctor, explain, test',
  change: '*',
  destroy: 'unpublish, deprecate, dist-tag rm, access revoke, owner rm, cache clean --force',
  endless: 'start, run dev|start|watch|serve, dev, watch',
};

const PYTHON_PACKAGES: Program = {
  read: 'list, show, freeze, check, search, --version, config list, index versions, debug, download',
  change: '*',
};

const PYTHON: Program = {
  change: '.',
  read: '--version|-V, -m=json.tool, -m=this',
  interactive: '$ !-c !-m !--version|-V, -i',
  endless: '-m=http.server',
};

const REPL: Program = { read: '--version|-v', change: '.', interactive: '$ !-e|-p|--eval|-c|--version|-v' };

/** Development tools: version control, containers, packages, languages, the web. */
export const TOOLS: Readonly<Record<string, Program>> = {
  docker: DOCKER,
  podman: DOCKER,
  nerdctl: DOCKER,
  'docker-compose': COMPOSE,
  'podman-compose': COMPOSE,
  skopeo: { read: 'inspect, list-tags', change: 'copy, sync, login', destroy: 'delete' },
  crane: { read: 'ls, digest, manifest, config, catalog, export, pull', change: 'copy, push, tag, append, mutate', destroy: 'delete' },
  git: {
    takes: '-C -c --git-dir --work-tree',
    read:
      'status, log, diff, show, branch, remote, fetch, blame, describe, rev-parse, ls-files, ls-remote, shortlog, reflog, grep, ' +
      'config --get|--list|-l|--get-all, stash list|show, tag, tag -l|--list, ' +
      'cat-file, rev-list, whatchanged, bisect, help, version, ls-tree, merge-base, for-each-ref, name-rev, cherry, diff-tree, ' +
      'count-objects, fsck, check-ignore, archive, config *.* $, var, verify-*, worktree list, lfs ls-files, submodule status, ' +
      'clone --dry-run, push --dry-run|-n',
    change:
      'add, commit, push, pull, merge, rebase, checkout, switch, cherry-pick, revert, reset, stash, tag *, branch * *, branch *, ' +
      'branch -m|-M|-d|-u, remote add|set-url|rename|remove|rm|prune|update, clone, init, mv, rm, config, ' +
      'config * *, apply, am, submodule, worktree, restore --staged, lfs, notes, gc, prune, repack, bisect start|good|bad|run, ' +
      'fetch --prune|-p, update-index, update-ref, format-patch, filter-repo, subtree, sparse-checkout',
    destroy:
      'push --force|-f|--force-with-lease|--mirror, push --delete|-d, push * :*, push * +*, reset --hard, clean -f|--force, ' +
      'branch -D, branch -d --force, stash drop|clear, filter-branch, filter-repo, restore !--staged, ' +
      'reflog expire|delete, gc --prune, update-ref -d, worktree remove --force, checkout -f|--force|--, tag -d|--delete, rm -f, ' +
      'switch --discard-changes, checkout .',
    interactive:
      'rebase -i|--interactive, add -p|-i|--patch, commit !-m|--message|--amend|-F|-C|--no-edit|-am|--fixup|--allow-empty-message',
  },
  gh: {
    takes: '-R --repo -H --hostname -q --jq -F -f --field --raw-field --json --template',
    read:
      '* list|view|status|diff|checks|watch|download, search, status, api, browse, auth status|token, config get, pr checkout, ' +
      'release download, run watch, extension list, help',
    change:
      '*, pr merge, api -X|--method=POST, api -X|--method=PATCH, api -X|--method=PUT, api -f|-F|--field|--raw-field|--input, api graphql',
    destroy:
      'api -X|--method=DELETE, * delete, repo delete|archive, * delete-*, run cancel, extension remove, secret remove, ' +
      'cache delete, * remove, * * delete',
    endless: 'run watch',
  },
  glab: { read: '* list|view|status|diff|get, ci trace|view, api', change: '*', destroy: '* delete, api -X|--method=DELETE' },
  hub: { read: '* list|show, browse', change: '*', destroy: 'delete, release delete' },
  svn: { read: 'status, log, info, diff, list, cat, blame', change: '*', destroy: 'delete|rm|remove, revert' },
  hg: { read: 'status, log, diff, id, branches, heads', change: '*', destroy: 'strip, purge' },
  npm: NODE_PACKAGES,
  pnpm: NODE_PACKAGES,
  yarn: NODE_PACKAGES,
  bun: NODE_PACKAGES,
  pip: PYTHON_PACKAGES,
  pip3: PYTHON_PACKAGES,
  pipx: PYTHON_PACKAGES,
  uv: { read: 'pip list|show|freeze, tree, version, python list', change: '*' },
  conda: { read: 'list, info, search, env list', change: '*', destroy: 'env remove, remove --all' },
  gem: { read: 'list, search, info, environment|env, which, contents, outdated', change: '*', destroy: 'yank' },
  brew: {
    read: 'list, info, search, doctor, outdated, deps, --version, --prefix, config, services list, ls, home, leaves, uses',
    change: '*',
    destroy: 'uninstall --zap',
  },
  cargo: { read: 'check, test, tree, search, metadata, clippy, audit, --version', change: '*', destroy: 'yank' },
  go: { read: 'version, env, list, vet, test, doc, tool pprof, mod graph|why|verify', change: '*' },
  asdf: { read: 'list, current, plugin list, where, which, info, latest', change: '*' },
  mise: { read: 'ls|list, current, doctor, which, env', change: '*' },
  bundle: {
    read: 'exec, list, show, info, outdated, check, config, config get|list, help, platform, doctor, open, licenses, viz, --version',
    change: '., config set|unset *',
    destroy: 'clean, remove, pristine',
  },
  composer: { read: 'show, info, outdated, validate, diagnose', change: '*' },
  mvn: { read: 'test, verify, validate, dependency:tree, help:*, --version', change: '*' },
  gradle: { read: 'tasks, dependencies, test, projects, --version', change: '*' },
  dotnet: { read: '--info|--version, list, test, --list-sdks', change: '*' },
  php: { change: '.', read: '-v|-i|-m|-l', interactive: '-a' },
  python: PYTHON,
  python3: PYTHON,
  python2: PYTHON,
  ipython: REPL,
  node: REPL,
  deno: REPL,
  ruby: { change: '.', read: '-v|--version|-c' },
  irb: REPL,
  pry: REPL,
  iex: REPL,
  erl: REPL,
  ghci: REPL,
  scala: REPL,
  jshell: REPL,
  java: { read: '-version|--version', change: '.' },
  rails: {
    takes: '-e --environment',
    read: 'routes, about, stats, notes, db:version, db:migrate:status, version, -T|--tasks, console|c, dbconsole|db, test, zeitwerk:check',
    change: '*',
    destroy:
      'db:drop*, db:reset, db:rollback, db:purge, destroy|d, db:schema:load, db:truncate_all, db:migrate:reset, db:migrate:down, ' +
      'db:seed:replant, tmp:clear, log:clear',
    interactive: 'console|c, dbconsole|db',
    endless: 'server|s',
  },
  rake: {
    read: '-T|--tasks, -P, -n|--dry-run, routes, about, db:version, db:migrate:status',
    change: '.',
    destroy: 'db:drop*, db:reset, db:rollback, db:purge, db:schema:load, db:truncate_all',
  },
  'manage.py': {
    read: 'check, showmigrations, diffsettings, inspectdb, sqlmigrate, test, shell, dbshell, help, version',
    change: '*',
    destroy: 'flush, sqlflush, reset_db, remove_stale_contenttypes, clearsessions, clear_cache',
    interactive: 'shell !-c|--command, dbshell, shell_plus, createsuperuser !--noinput',
    endless: 'runserver',
  },
  artisan: {
    read: 'list, route:list, about, migrate:status, queue:failed',
    change: '*',
    destroy:
      'migrate:fresh, migrate:reset, migrate:refresh, migrate:rollback, db:wipe, queue:flush, cache:clear, queue:clear, queue:forget',
    interactive: 'tinker',
    endless: 'serve, queue:work',
  },
  wp: {
    read: '* list|get|status|search|info|path, --info, * is-installed|check',
    change: '*',
    destroy: '* delete, db reset|drop|clean, site empty, transient delete, cache flush, plugin uninstall, * destroy, * empty',
  },
  drush: {
    read: 'status|st, * list|get, watchdog:show|ws, pm:list',
    change: '*',
    destroy: 'sql:drop|sql-drop, * delete, site:install, entity:delete',
  },
  'gitlab-ctl': {
    read: 'status, tail, show-config, show-secrets, service-list, check-config, diff-config, pgb-console, help, get-redis-master',
    change: '*',
    destroy: 'cleanse, uninstall, remove-accounts, kill, revert-pg-upgrade, deploy-page down',
    endless: 'tail',
  },
  curl: {
    takes:
      '-X --request -H --header -d --data --data-raw --data-binary --data-urlencode -F --form -u --user -o --output -w --write-out ' +
      '-A --user-agent -b --cookie -c --cookie-jar --cacert --cert --key -m --max-time --connect-timeout --retry -e --referer -T ' +
      '--upload-file -x --proxy --resolve --url --interface --unix-socket -K --json -E -D --dump-header --retry-delay',
    read: '., -X|--request=GET, -X|--request=HEAD, -G|--get, -X|--request=OPTIONS, -I|--head, -o|--output=/dev/null',
    change:
      '-X|--request=POST, -X|--request=PUT, -X|--request=PATCH, -X|--request=PURGE, -X|--request=BAN, ' +
      '-d|--data|--data-raw|--data-binary|--data-urlencode|--json !-G|--get !-X|--request, -F|--form|--form-string, ' +
      '-T|--upload-file, ' +
      '-O|--remote-name, -o|--output !-o|--output=/dev/null !-o|--output=-',
    destroy: '-X|--request=DELETE',
  },
  wget: {
    takes: '-O --output-document --method --post-data -U --header -P -o',
    read: '--spider, -O|--output-document=-, -O|--output-document=/dev/null, --version',
    change: '.',
    destroy: '--method=DELETE',
  },
  http: { read: 'get *, head *, *', change: 'post *|put *|patch *', destroy: 'delete *', anyCase: true },
  https: { read: 'get *, head *, *', change: 'post *|put *|patch *', destroy: 'delete *', anyCase: true },
  grpcurl: { read: '* list|describe, .', change: '-d' },
  ab: { otherwise: 'change' },
  hey: { otherwise: 'change' },
  k6: { otherwise: 'change' },
  vegeta: { otherwise: 'change' },
  nginx: { read: '-t|-T, -v|-V', change: '-s, .' },
  apachectl: { read: 'configtest, status, fullstatus, -t|-S|-M, -v', change: '*' },
  haproxy: { read: '-c, -v|-vv', change: '.' },
  varnishadm: {
    read: 'status, ping, backend.list, vcl.list, ban.list, param.show, panic.show',
    change: '*',
    destroy: 'stop, vcl.discard, ban',
  },
  varnishstat: { read: '.', interactive: '!-1|-j|-x' },
  varnishlog: { read: '.', endless: '!-d|-r' },
  caddy: { read: 'validate, version, list-modules, fmt', change: '*' },
  postfix: { read: 'status, check', change: '*' },
  postqueue: { read: '-p|-j', change: '-f|-i' },
  postsuper: { otherwise: 'change', destroy: '-d' },
  mailq: { otherwise: 'read' },
  exim: { read: '-bp|-bpc|-bpr, -bV', destroy: '-Mrm', change: '.' },
  celery: {
    read: '* inspect *, inspect, status, report, * status, events',
    change: '*',
    destroy: 'purge, * purge, * control shutdown, control shutdown',
  },
  sidekiqctl: { change: '*', destroy: 'stop' },
  rspec: { otherwise: 'read' },
  pytest: { otherwise: 'read' },
  jenkins: { otherwise: 'change' },
  'sentry-cli': { read: 'info, * list', change: '*', destroy: '* delete' },
  sops: { read: '-d|--decrypt, decrypt', change: '.', interactive: '* $' },
  age: { otherwise: 'change' },
  pass: { read: 'show, ls, find, grep, $, *', change: 'insert, edit, generate', destroy: 'rm|remove|delete' },
  op: { read: '* get|list, read, whoami', change: '*', destroy: '* delete' },
  'pre-commit': { read: 'run', change: '*' },
};
