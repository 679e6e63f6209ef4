export { readPattern, type Pattern } from './pattern.ts';
