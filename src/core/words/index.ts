export { readDuration } from './duration.ts';
export { nearest } from './nearest.ts';
export { plain } from './plain.ts';
export { matchesItems, matchesWildcards } from './wildcard.ts';
