export { nearest } from './nearest.ts';
export { plain } from './plain.ts';
