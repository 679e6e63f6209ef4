export { openBash, type BashSession } from './bash.ts';
export { localFiles } from './files.ts';
export { readIgnores, type Ignores } from './gitignore.ts';
export { fingerprintOf } from './indexing/cache.ts';
export type { IndexFolder, ReadText } from './indexing/messages.ts';
export { createWorkspaceIndex, type IndexLook, type WorkspaceIndex } from './indexing/workspaceIndex.ts';
export { foregroundOf, posixShell, type Foreground } from './processes.ts';
export { createRunFolder, openRunFolder, type RunFolder } from './runFolder.ts';
export { findDocuments } from './walk.ts';
