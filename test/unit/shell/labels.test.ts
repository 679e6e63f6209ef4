import assert from 'node:assert/strict';
import { quote, readShell } from '../../../src/core/shell/index.ts';
import type { RunKind } from '../../../src/core/shell/index.ts';
import { readPlain, rows } from './reading.ts';

function runOf(language: string | undefined, text = 'kubectl get pods'): RunKind {
  return readShell({ language, meta: undefined, text, fenced: true }).run;
}

describe('what runs, by its label', () => {
  const declared = `bash sh shell shellscript zsh ksh console shell-session shellsession sh-session terminal command
    Bash SHELL Console bash{1,3} bash{.numberLines} {.bash} {bash {bash, bash,ignore shell=bash`;
  for (const label of declared.split(/\s+/)) it(`${label}: shell`, () => assert.equal(runOf(label), 'shell'));

  for (const label of ['shel', 'bach', 'bsah', '8sh', '!bash', 'consle', 'bash-session', 'azurecli', 'text', 'txt', 'plaintext', '']) {
    it(`\u201C${label}\u201D with a command: asked`, () => assert.equal(runOf(label), 'ask'));
  }

  for (const label of [
    'sql',
    'yaml',
    'json',
    'python',
    'ruby',
    'powershell',
    'promql',
    'hcl',
    'fish',
    'hash',
    'diff',
    'mermaid',
    'r',
    'log',
  ]) {
    it(`${label}: copied, with the reason`, () => {
      const reading = readShell({ language: label, meta: undefined, text: 'kubectl get pods', fenced: true });
      assert.equal(reading.run, 'copy');
      assert.equal(reading.why, `${label} is not a shell`);
      assert.equal(reading.script, undefined);
    });
  }

  it('says why it asks and why it only copies', () => {
    assert.equal(readPlain('kubectl get pods').why, 'it looks like shell, but nothing says so');
    assert.equal(readPlain('NAME  READY').why, 'no language, and not every line is a command');
    assert.equal(readShell({ language: 'text', meta: undefined, text: 'ok', fenced: true }).run, 'copy');
  });
});

describe('a block without a language that looks like shell', () => {
  const commands = `kubectl get pods -n prod
    k exec -it <pod-name> -- redis-cli
    sudo systemctl restart nginx
    cd /srv/app
    make frontend
    ./deploy.sh
    bin/setup
    ~/bin/tool --fast
    repo_settings.sh <repo-name>
    export AWS_PROFILE=prod
    NAMESPACE=prod
    POD=$(kubectl get pods -o name | head -1)
    RAILS_ENV=production bundle exec rake assets:precompile
    bundle exec rubocop
    for f in *.log; do gzip "$f"; done
    while read p; do curl -d '{"id": 1}' http://localhost; done < list
    docker ps | grep api
    ckan user list
    acme-cli cluster recycle --oldest
    ping <host>
    dig example.com +short
    psql $DATABASE_URL
    git-crypt unlock
    terraform init
    wrapper prod git clone <repository url>
    $KUBECTL get pods
    rake reslug:organisation['a','b']
    find . -name '*.erb'
    host db.internal.example
    echo $TAG
    ls *.gpg | xargs -I{} basename {} .gpg
    curl -s 'https://example.com/a?b=c' | jq '.items[] | {name, id}'
    kubectl patch pv x -p '{"metadata":{"finalizers":[]}}'`;
  for (const row of rows(commands)) it(row, () => assert.equal(readPlain(row).run, 'ask'));

  it('over several lines, with comments, continuations and heredocs', () => {
    assert.equal(readPlain('# first\ncd x\n\nterraform init\nterraform apply').run, 'ask');
    assert.equal(readPlain('curl -X POST \\\n  -H "a: b" \\\n  https://x').run, 'ask');
    assert.equal(readPlain('curl -d "\n{\n  \\"a\\": 1\n}" https://x').run, 'ask');
    assert.equal(readPlain('kubectl apply -f - <<EOF\nkind: Pod\nEOF').run, 'ask');
  });

  it('with prompts', () => {
    assert.equal(readPlain('$ acme things\nsome output').run, 'ask');
    assert.equal(readPlain('# a comment\n$ kubectl get jobs\n\nNAME  READY').run, 'ask');
  });

  const others = `NAME  READY  STATUS
    Error from server (NotFound): pods "x" not found
    https://example.com/a?b=c
    apiVersion: v1
    command: bin/rails s
    - item
    {"a": 1}
    [section]
    SELECT * FROM t;
    key = "value"
    source = "github.com/x/y"
    data "aws_iam_policy" "x" {
    resource "a" "b" {
    FROM ruby:3.2
    RUN apt-get install -y x
    gem "elasticsearch", "~> 6"
    nameserver 127.0.0.1
    address=/dev.example/127.0.0.1
    level=error msg="x" backup=y
    2024-01-01 12:00:00 kubectl cluster-info
    I0228 14:48:30.941130 1 log.go:184] reconciling
    max by(node) (rate(x[5m]))
    rate(http_requests_total[5m]) > 10
    node_modules
    root \u2192 network \u2192 cluster
    I am the incident lead
    logging in to team 'main'
    running velero backup get
    configuration updated
    find the pod that is failing and delete it
    make sure that the service is up
    Make off-card backup of encryption key? (Y/n)
    test failed
    host unreachable
    time elapsed
    web: bin/rails server -p $PORT
    127.0.0.1 example.internal
    arn:aws:iam::123456789012:user/x
    user@example.com
    /etc/hosts
    app/models/user.rb
    import x from 'y'
    const x = require('y');
    export default {
    def foo(a):
    if (x) { y(); }
    <html>
    module.exports = x
    \u2502 Error: x
    server {
    #include <stdio.h>
    # Only a heading
    SPEC_OPTS="-f d"  rubyish stuff here, you know`;
  for (const row of rows(others)) it(`${row}: copied`, () => assert.equal(readPlain(row).run, 'copy'));

  it('is refused whole for one line of output', () => {
    assert.equal(readPlain('kubectl get all -n x\nNo resources found in x namespace.').run, 'copy');
    assert.equal(readPlain('velero backup get\n\nNAME   STATUS\nx      Completed').run, 'copy');
    assert.equal(readPlain('terraform plan\n\nPlan: 7 to add, 0 to change.').run, 'copy');
    assert.equal(readPlain('#!/usr/bin/env python\necho x').run, 'copy');
    assert.equal(readPlain('').run, 'copy');
  });
});

describe('a block that says shell and holds none', () => {
  const others: Readonly<Record<string, string>> = {
    'a query': 'sum by (pod) (rate(http_requests_total{code=~"5.."}[5m])) > 0',
    'a short query': 'up{job="web"}',
    'a query over several lines': 'label_replace(\n  sum(rate(x_total[5m])), "kind", "error", "", "")',
    'a query in parentheses': '(db_size_bytes / db_quota_bytes) * 100',
    configuration: 'spec:\n  workers: 4\n  selector:\n    matchLabels: {}',
    'a file of options': '## Heap\n8-13:-XX:+UseG1GC\n14-:-XX:+UseZGC',
    'a list': ' - alertname = Down\n...\n - service = web',
    'a line of a log': 'I0611 11:13:35.048771       1 log.go:245] Applied (v1, Kind=Pod) web/api',
    'a log with keys': 'level=info msg="all records are up to date"\nlevel=warn msg="retrying"',
    'a log with a date': 'Oct 18 19:39:36 host-1 chronyd[2055]: System clock was stepped by 2 seconds',
    'a message': '"the profile is lean, delete the scaler: <scaler 1> or <scaler 2>"',
    'a sentence': 'Found a node that matches the selector of the pool',
    'an assignment of another language': 'pollingInterval = 30 * time.Second',
    json: '{"a": 1,\n "b": [2]}',
  };
  for (const [what, text] of Object.entries(others)) {
    it(`${what}: copied`, () => {
      const reading = readShell({ language: 'console', meta: undefined, text, fenced: true });
      assert.equal(reading.run, 'copy');
      assert.equal(reading.why, 'it says console, but no line of it is a command');
      assert.deepEqual(reading.inputs, []);
    });
  }

  const shell = rows(`keepalived --dump-conf
    frobnicate
    frobnicate the-thing
    acme deploy web to prod
    ip route add default via 10.0.0.1 dev eth0
    pods=($(kubectl get pods -o name))
    level=3
    NAMESPACE=<namespace>
    # kubectl get pods
    kubectl get pods (see above)
    (cd /srv && frobnicate
    frobnicate 'the thing
    Rscript report.R
    ./MyTool --x
    /opt/Acme/bin/run
    "$HOME/bin/x" --y
    $TOOL get x
    [ -f x ]
    if true; then frobnicate; fi
    f() { frobnicate; }`);
  for (const text of shell) it(`${text}: runs`, () => assert.equal(runOf('bash', text), 'shell'));

  it('believes a prompt', () => assert.equal(runOf('console', '$ Frobnicate the thing (now)'), 'shell'));
});

describe('quoting a value', () => {
  it('makes one word of anything', () => {
    assert.equal(quote('a b'), "'a b'");
    assert.equal(quote(''), "''");
    assert.equal(quote("it's"), `'it'\\''s'`);
    assert.equal(quote('$(rm x)`y`"\\'), `'$(rm x)\`y\`"\\'`);
  });
});
