import assert from 'node:assert/strict';
import { read, readPlain } from './reading.ts';

function script(text: string, language = 'bash'): string | undefined {
  return read(text, language).script;
}

describe('prompts', () => {
  it('takes off the prompt character and white space, nothing else', () => {
    assert.equal(script('$ kubectl get pods'), 'kubectl get pods');
    assert.equal(script('  $   ls -l'), 'ls -l');
    assert.equal(script('% ls'), 'ls');
    assert.equal(script('\u276F ls'), 'ls');
    assert.equal(script('$> ls -l\nfile'), 'ls -l');
    assert.equal(script('$> for i in 1 2\ndo\necho $i\ndone\n$>ls'), 'for i in 1 2\ndo\necho $i\ndone\nls');
    assert.equal(script('$ echo $HOME ${X} $(id)'), 'echo $HOME ${X} $(id)');
  });

  it('never touches a variable', () => {
    assert.equal(script('$KUBECTL get pods'), '$KUBECTL get pods');
    assert.equal(script('$(which ls)'), '$(which ls)');
    assert.equal(script('${TOOL} run'), '${TOOL} run');
  });

  it('takes # for a prompt in a session, for a comment elsewhere', () => {
    assert.equal(script('# systemctl reboot', 'console'), 'systemctl reboot');
    assert.equal(script('# systemctl reboot', 'bash'), '# systemctl reboot');
    assert.deepEqual(read('# systemctl reboot', 'bash').units, []);
    assert.equal(script('# Restart the service first\noc get pods', 'console'), '# Restart the service first\noc get pods');
    assert.equal(script('# Check that the pod is up\n$ oc get pods', 'console'), 'oc get pods');
  });

  it('leaves output out and counts it, blank lines apart', () => {
    const reading = read('$ kubectl get pods\nNAME  READY\n\napi   1/1\n$ date\nMon');
    assert.equal(reading.script, 'kubectl get pods\ndate');
    assert.equal(reading.skippedLines, 3);
    assert.equal(reading.commands.length, 2);
  });

  it('looks at the first command line: comments before it do not count', () => {
    assert.equal(script('# the pods\n$ kubectl get pods'), 'kubectl get pods');
    assert.equal(script('kubectl get pods\n$ kubectl get nodes'), 'kubectl get pods\n$ kubectl get nodes');
  });

  it('knows a prompt of another kind for output', () => {
    assert.equal(script('$ curl -O https://x\n  % Total    % Received\n'), 'curl -O https://x');
  });

  it('keeps what continues a command', () => {
    assert.equal(script('$ curl \\\n  -s \\\n  https://x\nok'), 'curl \\\n  -s \\\n  https://x');
    assert.equal(script('$ oc logs x | \\\ngrep y \\\n| sort\nout'), 'oc logs x | \\\ngrep y \\\n| sort');
    assert.equal(script("$ echo 'a\nb'\nout"), "echo 'a\nb'");
    assert.equal(script('$ cat x |\ngrep y\nout'), 'cat x |\ngrep y');
    assert.equal(script('$ for i in 1 2; do\n    echo $i\n  done\n1\n2'), 'for i in 1 2; do\n    echo $i\n  done');
  });

  it('takes > for a continuation after a backslash, an open quote or a heredoc only', () => {
    assert.equal(script('$ curl \\\n> -s https://x\nok'), 'curl \\\n-s https://x');
    assert.equal(script("$ echo 'a\n> b'"), "echo 'a\nb'");
    assert.equal(script('$ cat <<EOF\n> a\n> EOF\na'), 'cat <<EOF\na\nEOF');
    assert.equal(script('$ for i in 1; do\n> echo $i\n> done'), 'for i in 1; do\necho $i\ndone');
    assert.equal(script('$ echo a\n> b'), 'echo a');
    assert.equal(read('$ echo a\n> b').skippedLines, 1);
  });

  it('keeps heredoc bodies, dollars and all', () => {
    assert.equal(script('$ cat <<EOF\n$ not a prompt\nEOF\nout'), 'cat <<EOF\n$ not a prompt\nEOF');
    assert.equal(script("$ cat <<-'END'\n	a\n	END\nout"), "cat <<-'END'\n	a\n	END");
  });

  it('does not let a broken quote or a last backslash swallow the next command', () => {
    assert.equal(script('$ echo "a\n$ ls'), 'echo "a\nls');
    const reading = read('$ echo a \\\n$ ls');
    assert.deepEqual(
      reading.commands.map((command) => command.text),
      ['echo a', 'ls'],
    );
  });

  it('drops empty prompts and the ends of CRLF lines', () => {
    assert.equal(script('$ ls\r\nout\r\n$\r\n'), 'ls');
    assert.equal(script('ls\r\npwd\r\n'), 'ls\npwd\n');
  });
});

describe('prompts of something else', () => {
  const foreign: Readonly<Record<string, string>> = {
    'db=# select 1;': 'psql',
    'gitlabhq_production=> \\d': 'psql',
    'mysql> show tables;': 'MySQL',
    'MariaDB [(none)]> show tables;': 'MySQL',
    'irb> User.count': 'irb',
    'irb(main):001:0> User.count': 'irb',
    '>>> import os': 'Python',
    '10.0.0.1:6379> info': 'Redis',
    '127.0.0.1:6379[1]> info': 'Redis',
    'rs0:PRIMARY> rs.status()': 'MongoDB',
    'PS C:\\> Get-Item': 'PowerShell or cmd',
    'C:\\Users\\x> dir': 'PowerShell or cmd',
    'root@host:~# ls': 'a remote shell',
    'ubuntu@ip-10-0-0-1:~$ ls': 'a remote shell',
    '[user@host ~]$ ls': 'a remote shell',
    '[root@host /]# ls': 'a remote shell',
    'sh-5.1# ls': 'a remote shell',
    'bash-4.2$ ls': 'a remote shell',
    'worker$ ls': 'a remote shell',
    'db-01-stg $ sudo ls': 'a remote shell',
    'web.internal  $ ls': 'a remote shell',
    '/ # ls': 'a remote shell',
    '~ $ ls': 'a remote shell',
    'gpg/card> admin': 'another program',
    'ftp> get x': 'another program',
    '> flushall': 'another program',
  };

  for (const [text, whose] of Object.entries(foreign)) {
    it(text, () => {
      for (const reading of [read(text), read(text, 'console'), readPlain(text)]) {
        assert.equal(reading.run, 'copy');
        assert.equal(reading.why, `it shows the prompt of ${whose}`);
      }
    });
  }

  it('is found on a later line too, where there are no prompts of this shell', () => {
    assert.equal(read('oc rsh pod\nsh-4.4$ ceph -s').run, 'copy');
    assert.equal(read('$ oc rsh pod\nsh-4.4$ ceph -s').script, 'oc rsh pod');
  });

  it('is a name behind the dollar in every line, unless it is a variable', () => {
    assert.equal(read('# note\n$mac docker ps\n$dev bundle install').why, 'it shows the prompt of “$mac”');
    assert.equal(read('mac=ssh\n$mac a b').run, 'shell');
    assert.equal(read('for cmd in a b; do\n$cmd x\ndone').run, 'shell');
    assert.equal(read('$mac a\nls').run, 'shell');
    assert.equal(read('$KUBECTL get pods').run, 'shell');
  });

  for (const text of [
    '> app.log',
    '>> a.log',
    'ls>out',
    '/usr/bin/tool # note',
    'cat <<EOF\nmysql> x\nEOF',
    'echo "\n>>> x"',
    'a@b.example',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(read(text).run, 'shell'));
  }
});
