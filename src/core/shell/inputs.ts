import { anglePlaces } from './angles.ts';
import { zonesOf } from './lexer.ts';
import type { Zone } from './lexer.ts';
import type { Input, InputForm } from './reading.ts';

/** One place of a script where a value is to be filled in. */
export interface InputPlace {
  readonly name: string;
  readonly form: InputForm;
  /** Into the script. */
  readonly offset: number;
  readonly length: number;
  /** How the place is quoted, which decides how a value is. */
  readonly zone: Zone;
}

const YOUR = /(?<![\w$-])\$?\{?(?:YOUR[_-][A-Z0-9]+(?:[_-][A-Z0-9]+)*|your[_-][a-z0-9]+(?:[_-][a-z0-9]+)*)(?![A-Za-z0-9])/g;
const CHANGE_ME =
  /(?<![\w$])\$?\{?(?:(?:CHANGE|REPLACE)[_-]?ME|(?:CHANGE|REPLACE|FILL)[_-]THIS|FILL[_-]ME(?:[_-]IN)?|TO[_-]BE[_-](?:REPLACED|CHANGED|FILLED|DEFINED)|REPLACE_WITH_[A-Z0-9_]+|(?:INSERT|PUT|ENTER)_[A-Z0-9_]+_HERE)(?!\w)/g;
/** Whether it is worth looking for either. */
const WORD = /your[_-]|CHANGE|REPLACE|FILL|_HERE|TO[_-]BE/i;
const MUSTACHE = /\{\{ ?([A-Za-z_][\w.-]*) ?\}\}/g;
const BRACKET = /(?<=[\s=/:@,]|^)\[([A-Za-z][\w .-]*[A-Za-z0-9])\](?=[\s/:;,.@]|$)/gm;

/** Words of Go templates that stand alone between double braces, so that they are no names of inputs. */
const TEMPLATE_WORDS = new Set(['end', 'else', 'break', 'continue', 'json', 'println', 'len', 'now']);
/** How far before the braces the option that takes the template is looked for. */
const TEMPLATE_REACH = 400;
const TEMPLATE_OPTION = /(?:go-template|jsonpath|--template|--format|--jsonpath|custom-columns|-f)/;

/** `YOUR_TOKEN` and `your-image` as a value; `$YOUR_TOKEN` and `YOUR_TOKEN=` are a variable of that name. */
function words(script: string, zones: readonly Zone[], pattern: RegExp, form: InputForm, places: InputPlace[]): void {
  for (const match of script.matchAll(pattern)) {
    const zone = zones[match.index] ?? 'plain';
    const after = script.charAt(match.index + match[0].length);
    const assigned = after === '=' && /(?:^|[\s;])$/.test(script.slice(Math.max(0, match.index - 1), match.index));
    if (zone === 'comment' || match[0].startsWith('$') || match[0].startsWith('{') || assigned) continue;
    places.push({ name: match[0], form, offset: match.index, length: match[0].length, zone });
  }
}

/** Double braces are Go's in `-o go-template=…` and `--format …`; there they are the program's business. */
function mustaches(script: string, zones: readonly Zone[], places: InputPlace[]): void {
  for (const match of script.matchAll(MUSTACHE)) {
    const zone = zones[match.index] ?? 'plain';
    const name = match[1] ?? '';
    const before = script.slice(Math.max(0, match.index - TEMPLATE_REACH), match.index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    if (zone === 'comment' || TEMPLATE_WORDS.has(name) || TEMPLATE_OPTION.test(line)) continue;
    places.push({ name, form: 'mustache', offset: match.index, length: match[0].length, zone });
  }
}

/** `[pod name]` as a word by itself. `[ -f x ]` is a test, `[a-z]` and `file[12]` are patterns, quoted brackets are somebody's syntax. */
function brackets(script: string, zones: readonly Zone[], places: InputPlace[]): void {
  for (const match of script.matchAll(BRACKET)) {
    const zone = zones[match.index] ?? 'plain';
    const name = match[1] ?? '';
    if ((zone !== 'plain' && zone !== 'nested') || name.length < 3 || /^\w-\w$/.test(name)) continue;
    places.push({ name, form: 'bracket', offset: match.index, length: match[0].length, zone });
  }
}

/** Every place of the script where a value is missing, in order. Comments are not asked for. */
export function inputPlaces(script: string): readonly InputPlace[] {
  const angle = script.includes('<');
  const bracket = script.includes('[');
  const word = WORD.test(script);
  const mustache = script.includes('{{');
  if (!angle && !bracket && !word && !mustache) return [];
  const zones = zonesOf(script);
  const places: InputPlace[] = [];
  if (angle) for (const place of anglePlaces(script, zones)) places.push({ ...place, form: 'angle' });
  if (word) words(script, zones, YOUR, 'your', places);
  if (word) words(script, zones, CHANGE_ME, 'changeme', places);
  if (mustache) mustaches(script, zones, places);
  if (bracket) brackets(script, zones, places);
  places.sort((one, other) => one.offset - other.offset);
  // Of places that stand inside another the outermost counts.
  let end = 0;
  return places.filter(({ offset, length }) => {
    if (offset < end) return false;
    end = offset + length;
    return true;
  });
}

/** One for each distinct name, in the order of first use. */
export function distinctInputs(places: readonly InputPlace[]): readonly Input[] {
  const inputs = new Map<string, Input>();
  for (const { name, form } of places) if (!inputs.has(`${form} ${name}`)) inputs.set(`${form} ${name}`, { name, form });
  return [...inputs.values()];
}

/** The script with each place overwritten by as many letters, so that it parses as it will when filled in and all offsets hold. */
export function maskInputs(script: string, places: readonly InputPlace[]): string {
  let masked = '';
  let at = 0;
  for (const place of places) {
    if (place.form === 'your' || place.form === 'changeme') continue;
    masked += script.slice(at, place.offset) + 'x'.repeat(place.length);
    at = place.offset + place.length;
  }
  return masked + script.slice(at);
}
