import { spawnSync } from 'node:child_process';
import { env } from 'node:process';

const WANTED = ['bash', 'zsh', 'dash'];

/** The shells of this machine that tests can send to. */
export const SHELLS: readonly string[] = WANTED.filter(isHere);

const missing = WANTED.filter((shell) => !SHELLS.includes(shell));
if (missing.length > 0 && env['CI'] === 'true') throw new Error(`Expected ${WANTED.join(', ')}, found no ${missing.join(', ')}`);
if (missing.length > 0) console.error(`\n    NOT TESTED, since not installed: ${missing.join(', ')}\n`);

function isHere(shell: string): boolean {
  return spawnSync(shell, ['-c', ':']).status === 0;
}
