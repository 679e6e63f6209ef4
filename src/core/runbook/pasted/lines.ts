import type { Paragraph } from '../../markdown/index.ts';
import { readShell } from '../../shell/index.ts';
import { conceptNamed } from '../concepts.ts';

/** What a line of text was before it was pasted. `prose` is what it still is. */
export type Was = 'prose' | 'bullet' | 'step' | 'heading' | 'button' | 'language' | 'command' | 'prompt';

/** The signs that web pages draw for a list. A dash begins an aside as often, so it counts only among its like. */
const BULLET = /^[•●▪◦‣∙○][ \t\u00a0]+(?=\S)/u;
const DASH = /^[–—][ \t\u00a0]+(?=\S)/u;
const NESTED = /^[◦○▪]/u;

/** What stands on the buttons over a code block. */
const BUTTON = /^(?:copy|copied!?|copy (?:code|snippet|to clipboard|command))$/i;
/** What stands in the corner of one. */
const LANGUAGE = /^(?:bash|sh|shell|zsh|console|terminal|shell-session)$/i;

const STEP = /^(\d{1,3})[.)] +(?=[A-Z])/;
const PROMPT = /^\$ +(?=\S)/;
/** Marks of Markdown, and the ends of sentences: no line with one of them is taken for a bare command. */
const WRITTEN = /`|\]\(|\*\*|[.:!?,;]$|^[A-Z][a-z]+ |^[<|#>]/;
const LONGEST_COMMAND = 500;
const LONGEST_HEADING = 60;

/** What a line, without its indentation, was. `weak` is what only a document that has lost other things is believed to have lost. */
export function readLine(text: string): Was {
  if (text === '') return 'prose';
  if (BULLET.test(text) || DASH.test(text)) return 'bullet';
  if (STEP.test(text)) return 'step';
  if (BUTTON.test(text)) return 'button';
  if (LANGUAGE.test(text)) return 'language';
  if (PROMPT.test(text) && isCommand(text)) return 'prompt';
  if (namesSection(text)) return 'heading';
  return !WRITTEN.test(text) && isCommand(text) ? 'command' : 'prose';
}

/** What a paragraph holds at most: nothing but prose, also numbered lines, or what is enough to look at its document more closely. */
type Suspicion = 'none' | 'steps' | 'suspect';

const known = new WeakMap<Paragraph, Suspicion>();

/** Asked at every pause in typing: a paragraph is read once, as long as it stays what it is. */
export function suspicionOf(paragraph: Paragraph): Suspicion {
  let suspicion = known.get(paragraph);
  if (suspicion === undefined) {
    const lines = paragraph.text.split('\n').map((line) => readLine(line.trim()));
    if (lines.every((was) => was === 'prose')) suspicion = 'none';
    else suspicion = lines.every((was) => was === 'prose' || was === 'step') ? 'steps' : 'suspect';
    known.set(paragraph, suspicion);
  }
  return suspicion;
}

/** Whether text without a label would be taken for shell, in a code block. */
export function isCommand(text: string): boolean {
  if (text.length > LONGEST_COMMAND || !/\S\s+\S/.test(text)) return false;
  return readShell({ language: undefined, meta: undefined, text, fenced: true }).run === 'ask';
}

/** A line that stands for a concept of the trade, written as a heading is: with a capital, without a stop. */
function namesSection(text: string): boolean {
  if (text.length > LONGEST_HEADING || !/^[^\p{L}]{0,6}\p{Lu}/u.test(text) || /[.:,;!?|`*_]$|^[*_`<|#>[]/.test(text)) return false;
  const concept = conceptNamed(text);
  return concept !== undefined && concept !== 'playbook';
}

/** "Useful Dashboards": every word of weight begins with a capital. */
export function isTitle(text: string): boolean {
  if (text.length > LONGEST_HEADING || !/^[A-Z]/.test(text) || /[^\w ()/&'’-]/.test(text)) return false;
  const words = text.split(/[^A-Za-z]+/).filter((word) => word.length > 3);
  return words.length > 1 && words.every((word) => /^[A-Z]/.test(word));
}

/** The bullet as Markdown writes it; an inner one of a web page is indented below the outer. */
export function asItem(text: string): string {
  return `${NESTED.test(text) ? '  ' : ''}- ${text.replace(BULLET, '').replace(DASH, '')}`;
}

/** Whether the bullet is a dash, which alone says little. */
export function isDash(text: string): boolean {
  return DASH.test(text);
}
