import type { Rule } from '../../rules/index.ts';
import type { Steps } from '../step.ts';
import { annotationKey } from './annotation-key.ts';
import { annotationValue } from './annotation-value.ts';
import { duplicateId } from './duplicate-id.ts';
import { expectedOutput } from './expected-output.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { parseError } from './parse-error.ts';
import { placeholderRedirects } from './placeholder-redirects.ts';
import { strayAnnotation } from './stray-annotation.ts';
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
  annotationKey,
  annotationValue,
  duplicateId,
  strayAnnotation,
  expectedOutput,
  typographicCharacters,
];
