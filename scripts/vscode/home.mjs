// The folders of a window under test: a home, so that the shell's rc file and PATH are the tests' own; and their removal.
import fs from 'node:fs';
import path from 'node:path';

const BASHRC = `PS1='$ '\nunset HISTCONTROL HISTFILE\n`;

/** Makes it, and returns its path. A test may write its own .bashrc over this one. */
export function makeHome(home) {
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, '.bashrc'), BASHRC);
  return home;
}

/** Removes a window's folder. Its shells end a little later than it does, and may still be writing: then it is tried again. */
export async function removeFolder(folder) {
  for (let tries = 0; ; tries += 1) {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
