import type { Rule } from '../../rules/index.ts';
import type { Steps } from '../step.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { placeholderRedirects } from './placeholder-redirects.ts';

/** The rules about blocks, for documents of every kind: a new one is one more line here. */
export const stepRules: readonly Rule<Steps>[] = [hiddenCharacters, placeholderRedirects];
