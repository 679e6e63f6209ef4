import type { Reading } from '../../room.ts';
import type { Rule, WorkspaceRule } from '../../rules/index.ts';
import { brokenLink } from './broken-link.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { frontMatter } from './front-matter.ts';
import { lostStructure } from './lost-structure.ts';
import { missingSection } from './missing-section.ts';
import { noLanguage } from './no-language.ts';
import { unclosedFence } from './unclosed-fence.ts';

/** The rules of the room: a new one is one more line here. */
export const runbookRules: readonly (Rule<Reading> | WorkspaceRule)[] = [
  brokenLink,
  unclosedFence,
  noLanguage,
  lostStructure,
  missingSection,
  duplicateTitle,
  frontMatter,
];
