import type { Rule } from '../../rules/index.ts';
import type { Steps } from '../step.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { parseError } from './parse-error.ts';
import { placeholderRedirects } from './placeholder-redirects.ts';
import { tooLarge } from './too-large.ts';
import { typographicCharacters } from './typographic-characters.ts';
import { unquotedHash } from './unquoted-hash.ts';

/** The rules for documents of every kind, most of them about blocks: a new one is one more line here. */
export const stepRules: readonly Rule<Steps>[] = [
  hiddenCharacters,
  parseError,
  placeholderRedirects,
  unquotedHash,
  tooLarge,
  typographicCharacters,
];
