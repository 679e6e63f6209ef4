import type { Setting } from './lexer.ts';

/** What no shell reads as anything but itself, wherever in a word it stands. */
const HARMLESS = /^[\w./:@%+,-]+$/;

/** A value as it has to be written somewhere, or why it cannot be. */
export type Written = { readonly text: string } | { readonly refused: string };

/**
 * Writes a value so that a shell (bash 3.2 and later, zsh, dash) reads exactly its characters there, and nothing of it as its own. In
 * backquotes, `${…}` and arithmetic shells differ in how often they take quotes off: there only what needs none is taken.
 */
export function writtenIn(value: string, setting: Setting): Written {
  switch (setting) {
    case 'word':
      return { text: HARMLESS.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'` };
    case 'single':
      return { text: value.replaceAll("'", `'\\''`) };
    case 'ansi':
      return { text: value.replace(/[\\']/g, '\\$&') };
    case 'double':
      return { text: value.replace(/[\\"$`]/g, '\\$&') };
    case 'heredoc':
      return { text: value.replace(/[\\$`]/g, '\\$&') };
    case 'verbatim':
      return { text: value };
    case 'arithmetic':
      return /^\w+$/.test(value) ? { text: value } : { refused: 'letters and digits, for it lands in arithmetic' };
    case 'brace':
    case 'backquoted':
      return HARMLESS.test(value)
        ? { text: value }
        : { refused: 'letters, digits and ._-/:@%+, alone, for it lands in ${…} or backquotes' };
  }
}
