import { hiddenCharacters } from './hidden.ts';
import { inputPlaces, type InputPlace } from './inputs.ts';
import { settingAt } from './lexer.ts';
import { parseShell, type ParsedShell } from './parser.ts';
import { readScript } from './read.ts';
import type { ShellReading } from './reading.ts';
import { writtenIn } from './valueQuoting.ts';

/** What a person says to a name that a block asks for. `literal`: the name's own text is meant, with its brackets. */
export type Answer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'literal' };

/** Answers by the name of the input. */
export type Answers = ReadonlyMap<string, Answer>;

/** A block with its values in their places; or the name whose value cannot stand where it would land, and why. */
export type Filled =
  | { readonly kind: 'filled'; readonly reading: ShellReading }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

/** A stand-in of the length of nothing special: how the script reads when every value is one word. */
const ONE_WORD = 'value';

/** The longest value that is taken: more is a file's content, and belongs in one. */
const LONGEST = 4096;

/**
 * The block as it would run with the answers in their places, each written for the quotes it lands in. What nobody has answered stays among
 * the `inputs` of the reading. Whatever a value holds, the script keeps its shape: as many commands of as many words as with plain ones.
 */
export function fill(reading: ShellReading, answers: Answers): Filled {
  const { script } = reading;
  if (script === undefined || reading.inputs.length === 0) return { kind: 'filled', reading };
  const places = inputPlaces(script).filter(({ name }) => answers.has(name));
  const written: string[] = [];
  for (const place of places) {
    const answer = answers.get(place.name);
    const value = answer?.kind === 'value' ? answer.value : script.slice(place.offset, place.offset + place.length);
    const said = unfit(value) ?? writing(value, place, script);
    if (typeof said === 'string') return { kind: 'refused', name: place.name, reason: `Expected ${said}.` };
    written.push(said.text);
  }
  const filled = replaced(script, places, (_, index) => written[index] ?? '');
  const plain = replaced(script, places, () => ONE_WORD);
  if (!sameShape(parseShell(plain), parseShell(filled)))
    return {
      kind: 'refused',
      name: places[0]?.name ?? '',
      reason: 'Expected a value that stays one word where it lands, found one that changes the command.',
    };
  return { kind: 'filled', reading: readAgain(reading, filled, answers) };
}

/** Why a value is not taken anywhere, as what was expected and found. */
function unfit(value: string): string | undefined {
  if (value.length > LONGEST) return `at most ${String(LONGEST)} characters, found ${String(value.length)}`;
  // eslint-disable-next-line no-control-regex -- a control character is what is looked for
  const control = /[\u0000-\u001f\u007f]/.exec(value)?.[0];
  if (control !== undefined)
    return `text on one line, found the control character U+${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const hidden = hiddenCharacters(value)[0];
  return hidden && `text that can be seen, found a ${hidden.name} (${hidden.codePoint})`;
}

function writing(value: string, { offset }: InputPlace, script: string): { readonly text: string } | string {
  const setting = settingAt(script, offset);
  const written = writtenIn(value, setting);
  if ('refused' in written) return `${written.refused}, found “${value}”`;
  if (setting === 'single' || setting === 'verbatim') return written;
  // What stands in front would take the first character of the value into something of its own: `$name`, `\n`.
  if (script.charAt(offset - 1) === '$' && !endsEscaped(script, offset - 1)) return 'a place of its own for the value, found it behind “$”';
  const glued = endsEscaped(script, offset) && (setting === 'ansi' || written.text !== value);
  return glued ? 'a place of its own for the value, found it behind “\\”' : written;
}

/** An odd number of backslashes stands before the offset. */
function endsEscaped(script: string, offset: number): boolean {
  let backslashes = 0;
  while (script.charAt(offset - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function replaced(script: string, places: readonly InputPlace[], text: (place: InputPlace, index: number) => string): string {
  let result = '';
  let at = 0;
  for (const [index, place] of places.entries()) {
    result += script.slice(at, place.offset) + text(place, index);
    at = place.offset + place.length;
  }
  return result + script.slice(at);
}

/**
 * The reading of the filled script; what only the source can tell (does it run, was there output) is kept. A script has no prompts any more:
 * what looks like one now came with a value.
 */
function readAgain(before: ShellReading, script: string, answers: Answers): ShellReading {
  return {
    ...before,
    ...readScript(script),
    inputs: before.inputs.filter(({ name }) => !answers.has(name)),
    placeholderRedirects: before.placeholderRedirects.filter(({ placeholder }) => !answers.has(placeholder.replace(/^<+|>+$/g, '').trim())),
  };
}

function sameShape(one: ParsedShell, other: ParsedShell): boolean {
  return JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other));
}

function shapeOf({ statements, openHeredoc, error }: ParsedShell): unknown {
  return [
    error === undefined,
    openHeredoc === undefined,
    statements.map(({ commands }) =>
      commands.map(({ words, redirects, given }) => [words.length, redirects.length, given?.split('\n').length ?? -1]),
    ),
  ];
}
