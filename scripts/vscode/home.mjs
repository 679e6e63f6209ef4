// A home folder for a window under test, so that the shell's rc file, history and PATH are the tests' own.
import fs from 'node:fs';
import path from 'node:path';

const BASHRC = `PS1='$ '\nunset HISTCONTROL\n`;

/** Makes it, and returns its path. A test may write its own .bashrc over this one. */
export function makeHome(home) {
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, '.bashrc'), BASHRC);
  return home;
}
