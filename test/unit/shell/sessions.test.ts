import assert from 'node:assert/strict';
import { read, rows } from './reading.ts';

describe('commands that take over the terminal', () => {
  const interactive = `ssh host
    ssh -i key -p 22 user@host
    kubectl exec -it pod -- bash
    kubectl exec -ti pod -c app -- sh
    kubectl exec pod -it -- rails c
    kubectl exec --stdin --tty pod -- sh
    oc rsh pod
    oc debug node/x
    kubectl edit deploy x
    docker exec -it api sh
    docker run --rm -it alpine
    docker-compose exec db
    psql
    psql -h db -U u name
    mysql -u root -p
    redis-cli -h h
    mongosh
    vi file
    sudo vim /etc/hosts
    nano file
    less file
    journalctl -u x | less
    top
    htop
    man ls
    read -p "sure?" x
    python
    python3 -i x.py
    irb
    rails console
    bundle exec rails c
    su - postgres
    sudo -i
    sudo su
    bash
    tmux attach
    git rebase -i HEAD~3
    crontab -e
    sftp host
    aws ssm start-session --target i-1
    gcloud compute ssh vm
    virtctl console vm`;
  for (const row of rows(interactive)) it(row, () => assert.equal(read(row).interactive, true));

  const not = `ssh host uptime
    ssh -T git@github.com
    ssh -N -L 1:b:1 host
    ssh host <<< uptime
    kubectl exec pod -- ls
    kubectl exec -i pod -- tar x
    oc rsh pod ls
    oc debug node/x -- ls
    docker exec api ls
    docker run -d nginx
    psql -c 'select 1'
    psql -f x.sql
    psql < x.sql
    echo 'select 1' | psql
    mysql -e 'select 1'
    redis-cli info
    python x.py
    python -c 'print(1)'
    bash x.sh
    top -b -n 1
    kubectl get pods | while read p; do echo $p; done
    while read p; do echo $p; done < list
    kubectl get pods
    git commit -m x`;
  for (const row of rows(not)) it(`${row}: not`, () => assert.equal(read(row).interactive, false));
});

describe('commands that go on until stopped', () => {
  const endless = `tail -f x.log
    tail -n 100 -F x.log
    tail -100f x.log
    watch kubectl get pods
    watch -n 5 'df -h'
    kubectl logs -f deploy/x
    kubectl logs deploy/x --follow --tail=10
    kubectl -n x logs -fl app=y
    kubectl port-forward svc/x 80:80
    kubectl get pods -w
    kubectl get pods --watch
    kubectl proxy
    oc logs -f x | grep y
    docker logs -f x
    docker compose logs -f
    docker compose up
    docker stats
    stern x
    journalctl -f -u x
    journalctl -fu x
    ping host
    tcpdump -i any port 80
    vmstat 1
    while true; do curl -s x; sleep 1; done
    while :; do date; done
    while sleep 5; do date; done
    until false; do date; done
    for ((;;)); do date; done
    ssh host 'tail -f x'
    kubectl exec pod -- tail -f x
    ssh -N -L 1:b:1 host
    redis-cli monitor
    aws logs tail /x --follow
    dmesg -w`;
  for (const row of rows(endless)) it(row, () => assert.equal(read(row).neverEnds, true));

  const not = `tail -n 100 x.log
    kubectl logs deploy/x
    kubectl get pods -owide
    kubectl apply -f x.yaml
    kubectl delete -f x.yaml --wait
    kubectl port-forward svc/x 80:80 &
    timeout 10 tail -f x.log
    ping -c 3 host
    docker compose up -d
    docker stats --no-stream
    while true; do test -f x && break; done
    while read l; do echo $l; done < x
    tcpdump -c 10 -i any
    vmstat 1 5
    helm install x -f values.yaml
    grep -f patterns x`;
  for (const row of rows(not)) it(`${row}: not`, () => assert.equal(read(row).neverEnds, false));
});

describe('commands that are meant to be typed into a session', () => {
  it('names what opens it', () => {
    assert.equal(read('oc debug node/x\nchroot /host').typedInside, 'oc debug node/x');
    assert.equal(read('$ NS=a\n$ kubectl exec -it p -- sh\n$ ls', 'console').typedInside, 'kubectl exec -it p -- sh');
    assert.equal(read('ssh host\nsudo reboot').typedInside, 'ssh host');
    assert.equal(read('sudo -i\nls').typedInside, 'sudo -i');
  });

  it('is none where nothing follows, or where it is no session', () => {
    assert.equal(read('ls\noc debug node/x').typedInside, undefined);
    assert.equal(read('kubectl exec -it p -- ls\nls').typedInside, undefined);
    assert.equal(read('kubectl edit deploy x\nkubectl get pods').typedInside, undefined);
    assert.equal(read('vim x\nls').typedInside, undefined);
  });
});

describe('what would end the own shell', () => {
  const own: Readonly<Record<string, string>> = {
    'exit 1': 'exit 1',
    'ls\nexit': 'exit',
    'set -e\nls': 'set -e',
    'set -euo pipefail': 'set -euo pipefail',
    'set -o errexit': 'set -o errexit',
    'set -u': 'set -u',
    'exec bash': 'exec bash',
    'ls || exit 1': 'exit 1',
    'if true; then exit 2; fi': 'exit 2',
    '{ return 1; }': 'return 1',
    'for i in 1; do exit; done': 'exit',
    'set -Eeuo pipefail': 'set -Eeuo pipefail',
    'set -Ee': 'set -Ee',
    'f() { exit 3; }\nf': 'exit 3',
    'f() { set -e; }': 'set -e',
    'exec > ./log 2>&1': 'exec',
    'exec 2>/dev/null': 'exec',
    'exec &> log': 'exec',
    "trap 'rm x' EXIT": 'trap rm x EXIT',
    'trap x ERR': 'trap x ERR',
    'trap - INT': 'trap - INT',
    logout: 'logout',
    return: 'return',
    'builtin exit': 'builtin exit',
    'command exit 3': 'command exit 3',
    'eval "exit 3"': 'eval exit 3',
    'eval "a; set -e"': 'eval a; set -e',
    '\\exit': 'exit',
    'kill -9 $$': 'kill -9 $$',
    'set -o pipefail': 'set -o pipefail',
    'set -f': 'set -f',
    'set +m': 'set +m',
    'shopt -s nullglob': 'shopt -s nullglob',
    'setopt extended_glob': 'setopt extended_glob',
  };

  for (const [text, words] of Object.entries(own)) it(text, () => assert.equal(read(text).ownShell, words));

  for (const text of [
    '(exit 7)',
    'f() { return 1; }',
    'ls | exit',
    'exec 3>&1',
    'set -x',
    'set -- a -e',
    'echo exit',
    'x=$(exit 1)',
    'exit &',
    'command -v exit',
    'trap',
    'trap -p',
    'exec {fd}>x',
    '( f() { exit; }; f )',
    'set +e',
    'set -o vi',
    'set -a\n. ./env\nset +a',
    'set -o pipefail\na | b\nset +o pipefail',
    'shopt -s nullglob\nls *\nshopt -u nullglob',
    'shopt nullglob',
  ]) {
    it(`${text}: does not`, () => assert.equal(read(text).ownShell, undefined));
  }
});
