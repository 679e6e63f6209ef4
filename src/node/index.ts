export { readContextSources } from './contexts.ts';
export { openBash, type BashSession } from './bash.ts';
export { localFiles } from './files.ts';
export { foregroundOf, posixShell, type Foreground } from './processes.ts';
export { createRunFolder, openRunFolder, type RunFolder } from './runFolder.ts';
