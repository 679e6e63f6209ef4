/** A program that runs the command among its arguments. */
export interface Wrapper {
  /** The subcommand that does: `exec`, `compose exec`. */
  readonly after?: string;
  /** Options whose value is the next word. */
  readonly takes?: string;
  /** How many arguments stand before the command: the host, the pod. */
  readonly skip?: number;
  /** The command is what stands behind `--`, and there is none without it. */
  readonly dashes?: true;
  /** The rest is joined and read as a script by a shell. */
  readonly script?: true;
  /** An option whose value is such a script. */
  readonly scriptOption?: string;
}

const EXEC_TAKES = '-n --namespace -c --container --context --kubeconfig --as --image --cluster --pod-running-timeout -l';
const DOCKER_TAKES = '-u --user -w --workdir -e --env --env-file -H --host --context --detach-keys --index -f --file -p --project-name';
const CREATE_TAKES = '-v --volume --name --network --net --entrypoint --mount --platform --hostname -h -m --memory --label -l --add-host';
const RUN_TAKES = `${DOCKER_TAKES} ${CREATE_TAKES}`;

const KUBECTL: readonly Wrapper[] = [
  { after: 'exec', takes: EXEC_TAKES, skip: 1 },
  { after: 'rsh', takes: EXEC_TAKES, skip: 1 },
  { after: 'debug', takes: EXEC_TAKES, dashes: true },
  { after: 'run', takes: EXEC_TAKES, dashes: true },
  { after: 'adm node-logs', dashes: true },
];

const DOCKER: readonly Wrapper[] = [
  { after: 'exec', takes: DOCKER_TAKES, skip: 1 },
  { after: 'container exec', takes: DOCKER_TAKES, skip: 1 },
  { after: 'compose exec', takes: DOCKER_TAKES, skip: 1 },
  { after: 'compose run', takes: RUN_TAKES, skip: 1 },
  { after: 'run', takes: RUN_TAKES, skip: 1 },
];

const COMPOSE: readonly Wrapper[] = [
  { after: 'exec', takes: DOCKER_TAKES, skip: 1 },
  { after: 'run', takes: RUN_TAKES, skip: 1 },
];

const GCLOUD_TAKES = '--project --zone --account --configuration --impersonate-service-account';
/** What is typed for another terminal. */
const TMUX_TAKES = '-s -n -c -t -x -y -e -F -L -f';

const PLAIN: Wrapper = {};

/** By program. Of several the first whose subcommand fits. */
export const WRAPPERS: ReadonlyMap<string, readonly Wrapper[]> = new Map<string, readonly Wrapper[]>([
  ['sudo', [{ takes: '-u -g -h -p -C -r -t -T -U -D -R --user --group' }]],
  ['doas', [{ takes: '-u -C' }]],
  ['strace', [{ takes: '-e -o -p -s -u -P -a -E -b -I -O -S -X' }]],
  ['ltrace', [{ takes: '-e -o -p -s -u -a -n -l -x -D' }]],
  [
    'perf',
    [
      { after: 'record', takes: '-p --pid -F --freq -e --event -o --output -t -C -c --call-graph -u -G -m' },
      { after: 'stat', takes: '-p --pid -e --event -o --output -t -C -r -I -G -x' },
    ],
  ],
  [
    'tmux',
    ['new', 'new-session', 'neww', 'new-window', 'splitw', 'split-window', 'send', 'send-keys'].map((after) => ({
      after,
      takes: TMUX_TAKES,
      script: true,
    })),
  ],
  ['screen', [{ takes: '-S -dmS -DmS -t -c -L -Logfile -p -r -x -X -h -e' }]],
  ['env', [{ takes: '-u -C -S --unset --chdir' }]],
  ['time', [{ takes: '-f -o' }]],
  ['nohup', [PLAIN]],
  ['nice', [{ takes: '-n' }]],
  ['ionice', [{ takes: '-c -n -p' }]],
  ['timeout', [{ takes: '-s -k --signal --kill-after', skip: 1 }]],
  ['gtimeout', [{ takes: '-s -k', skip: 1 }]],
  ['stdbuf', [{ takes: '-i -o -e' }]],
  ['setsid', [PLAIN]],
  ['taskset', [{ takes: '-c -p' }]],
  ['command', [PLAIN]],
  ['builtin', [PLAIN]],
  ['exec', [{ takes: '-a' }]],
  ['xargs', [{ takes: '-I -n -P -L -d -a -E -s -i --max-args --max-procs --delimiter' }]],
  ['parallel', [{ takes: '-j -N -I --colsep --jobs -a --joblog --delay --timeout', script: true }]],
  ['watch', [{ takes: '-n --interval', script: true }]],
  ['flock', [{ takes: '-w -E -x', skip: 1 }]],
  ['chroot', [{ skip: 1 }]],
  ['nsenter', [{ takes: '-t --target -S -G' }]],
  ['unshare', [PLAIN]],
  ['caffeinate', [{ takes: '-t -w' }]],
  ['unbuffer', [PLAIN]],
  ['chronic', [PLAIN]],
  ['retry', [{ takes: '-t -d' }]],
  ['firejail', [PLAIN]],
  ['ip', [{ after: 'netns exec', skip: 1 }]],
  ['bundle', [{ after: 'exec' }]],
  ['rbenv', [{ after: 'exec' }]],
  ['npx', [{ takes: '-p --package' }]],
  ['bunx', [PLAIN]],
  ['poetry', [{ after: 'run' }]],
  ['pipenv', [{ after: 'run' }]],
  ['pdm', [{ after: 'run' }]],
  ['uv', [{ after: 'run', takes: '--with --python' }]],
  ['mise', [{ after: 'exec', dashes: true }]],
  ['direnv', [{ after: 'exec', skip: 1 }]],
  ['aws-vault', [{ after: 'exec', takes: '-d --duration', skip: 1 }]],
  ['saml2aws', [{ after: 'exec', takes: '-a --exec-profile' }]],
  ['chamber', [{ after: 'exec', dashes: true }]],
  ['doppler', [{ after: 'run', dashes: true }]],
  ['op', [{ after: 'run', dashes: true }]],
  ['sops', [{ after: 'exec-env', skip: 1, script: true }]],
  ['heroku', [{ after: 'run', takes: '-a --app -s --size' }]],
  ['kubectl', KUBECTL],
  ['k', KUBECTL],
  ['oc', KUBECTL],
  ['crictl', [{ after: 'exec', skip: 1 }]],
  ['nomad', [{ after: 'alloc exec', takes: '-task -job', skip: 1 }]],
  ['docker', DOCKER],
  ['podman', DOCKER],
  ['nerdctl', DOCKER],
  ['docker-compose', COMPOSE],
  ['podman-compose', COMPOSE],
  ['lxc', [{ after: 'exec', skip: 1 }]],
  ['ssh', [{ takes: '-p -i -l -o -F -J -L -R -D -W -b -c -E -e -I -m -O -Q -S -w -B', skip: 1, script: true }]],
  [
    'gcloud',
    [
      { after: 'compute ssh', takes: GCLOUD_TAKES, scriptOption: '--command' },
      { after: 'compute ssh', takes: GCLOUD_TAKES, dashes: true },
    ],
  ],
  ['vagrant', [{ after: 'ssh', scriptOption: '-c --command' }]],
  ['cf', [{ after: 'ssh', scriptOption: '-c --command' }]],
  ['virtctl', [{ after: 'ssh', scriptOption: '-c --command' }]],
  ['aws', [{ after: 'ecs execute-command', scriptOption: '--command' }]],
  ['su', [{ scriptOption: '-c --command' }]],
  ['runuser', [{ takes: '-u', scriptOption: '-c --command' }]],
  ['script', [{ scriptOption: '-c --command' }]],
  ['eval', [{ script: true }]],
  ['trap', [{ script: true }]],
  ['ansible', [{ scriptOption: '-a --args' }]],
  ['salt', [{ skip: 2, script: true }]],
  ['pssh', [{ takes: '-h -H -l -p -t -o -e', script: true }]],
  ['parallel-ssh', [{ takes: '-h -H -l -p -t -o -e', script: true }]],
  ['clush', [{ takes: '-w -g -x -l -t', script: true }]],
]);

/** Shells: `-c` has a script, a file is one that cannot be read here, alone they read standard input. */
export const SHELLS: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'ksh', 'dash', 'ash', 'fish']);
