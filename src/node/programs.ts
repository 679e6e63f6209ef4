import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Whether a program of this name stands in a folder of `searched`, the value of PATH. Nothing is started. */
export function standsOnPath(name: string, searched: string): boolean {
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  return searched.split(path.delimiter).some((folder) => endings.some((ending) => isProgram(path.join(folder || '.', name + ending))));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
