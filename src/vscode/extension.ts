// The entry: as small as an entry can be, since VS Code loads it before anything of ours is needed. core.cjs is loaded by the first
// document that is looked at, never by activation.
export { activate } from './activate.ts';
