export { NOTHING_DECLARED, type Declared, type DeclaredInput, type RequiredTool, type Requirements } from './declared.ts';
export { acceptsValue, readDeclared } from './read.ts';
export { sourceOf, versionOption } from './tools.ts';
