export { localFiles } from './files.ts';
export { foregroundOf, type Foreground } from './processes.ts';
export { createRunFolder, type RunFolder } from './runFolder.ts';
