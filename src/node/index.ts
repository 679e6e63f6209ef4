export { readContextSources } from './contexts.ts';
export { localFiles } from './files.ts';
export { foregroundOf, posixShell, type Foreground } from './processes.ts';
export { createRunFolder, type RunFolder } from './runFolder.ts';
