import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { runningSession, typedText } from '../../../src/core/running/index.ts';
import { stepOf } from './document.ts';
import { SHELLS } from './shellsHere.ts';

describe('what a block can be typed into', () => {
  const sessions: readonly (readonly [commandLine: string, kind: 'shell' | 'client' | undefined])[] = [
    ['ssh db-1', 'shell'],
    ['ssh -t db-1 psql', 'client'],
    ['kubectl exec -it pod/api -- bash', 'shell'],
    ['kubectl exec -it pod/db -- psql -U app', 'client'],
    ['docker exec -it db mysql', 'client'],
    ['sudo -i', 'shell'],
    ['/usr/bin/bash --norc', 'shell'],
    ['psql -h db-1', 'client'],
    ['redis-cli', 'client'],
    ['vim notes.txt', undefined],
    ['less /var/log/syslog', undefined],
    ['sleep 60', undefined],
    ["psql -c 'select 1'", undefined],
    ['bash deploy.sh', undefined],
    ["unfinished 'quote", undefined],
    ['', undefined],
  ];
  for (const [commandLine, kind] of sessions) {
    it(`${commandLine}: ${kind ?? 'nothing'}`, () => {
      assert.equal(runningSession(commandLine)?.kind, kind);
    });
  }
});

describe('what is typed into a session', () => {
  const BLOCKS = [
    `echo 'one'\necho "two $((1 + 1))"`,
    `for n in 1 2; do\n  printf '%s\\n' "round $n"\ndone`,
    `cat <<'END'\nit's \\n "quoted" $HOME %s\nEND\necho after`,
    `x='a\\\\b'\nprintf '%s|' "$x" '100%' 'tab\\t'`,
  ];
  for (const shell of SHELLS) {
    it(`is one line, which ${shell} takes for the same as the block`, () => {
      for (const block of BLOCKS) {
        const line = typedText(stepOf(block), { shown: 'ssh db-1', kind: 'shell' });
        assert.ok(!line.includes('\n'), line);
        const [whole, typed] = [block, line].map((script) => spawnSync(shell, ['-c', script], { encoding: 'utf8' }));
        assert.equal(typed?.stdout, whole?.stdout);
        assert.notEqual(whole?.stdout, '');
        assert.equal(typed?.status, 0);
      }
    });
  }

  it('is a single line as it stands, and the lines as they stand for a client', () => {
    assert.equal(typedText(stepOf('uptime'), { shown: 'ssh db-1', kind: 'shell' }), 'uptime');
    assert.equal(typedText(stepOf('get a\nget b'), { shown: 'redis-cli', kind: 'client' }), 'get a\nget b');
  });
});
