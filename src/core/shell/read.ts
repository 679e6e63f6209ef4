import { judgeAll } from './effects.ts';
import { fold, HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { hiddenCharacters } from './hidden.ts';
import { incompleteBecause } from './incomplete.ts';
import { distinctInputs, inputPlaces, maskInputs } from './inputs.ts';
import { readLabel } from './label.ts';
import type { Label } from './label.ts';
import { zonesOf } from './lexer.ts';
import { looksLikeShell } from './looks.ts';
import { isMislabelled } from './mislabelled.ts';
import { ownShellWords } from './own.ts';
import { parseShell } from './parser.ts';
import type { ParsedShell, TopStatement } from './parser.ts';
import { programsOf } from './programWords.ts';
import { readTyped } from './prompts.ts';
import type { ScriptLine, Typed } from './prompts.ts';
import type { Command, PlaceholderRedirect, ShellReading, WrittenCommand } from './reading.ts';
import { redirectedPlaceholders } from './redirects.ts';
import { isSimple } from './simple.ts';
import { tokenStatements } from './tokens.ts';
import { cutUnits } from './units.ts';
import { variablesOf } from './variables.ts';
import { lineHolding } from '../text/index.ts';

/** A code block as `readShell` needs it. */
export interface ShellSource {
  /** The first word of the info string, as written. */
  readonly language: string | undefined;
  /** The rest of the info string. */
  readonly meta: string | undefined;
  readonly text: string;
  readonly fenced: boolean;
}

const NOTHING: ShellReading = Object.freeze({
  run: 'copy',
  why: undefined,
  script: undefined,
  commands: [],
  skippedLines: 0,
  inputs: [],
  effect: 'read',
  interactive: false,
  neverEnds: false,
  hidden: [],
  placeholderRedirects: [],
  parseError: undefined,
  units: [],
  simple: false,
  ownShell: undefined,
  typedInside: undefined,
  incomplete: undefined,
  programs: [],
  variables: { reads: [], optional: [], sets: [] },
});

/** From an offset into the script to the offset into the block's text. */
function placesInText(lines: readonly ScriptLine[]): (offset: number) => number {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.text.length + 1;
  }
  return (offset) => {
    const at = lineHolding(starts, offset);
    return (lines[at]?.offset ?? 0) + offset - (starts[at] ?? 0);
  };
}

function redirects(script: string, places: ReturnType<typeof inputPlaces>, lines: readonly ScriptLine[]): readonly PlaceholderRedirect[] {
  const found = redirectedPlaceholders(script, places);
  if (found.length === 0) return [];
  const inText = placesInText(lines);
  return found.map(({ offset, end, placeholder, target }) => {
    const start = inText(offset);
    return { offset: start, length: inText(end - 1) + 1 - start, placeholder, target };
  });
}

/** On one line where that says the same: continued lines are joined. Quoted line breaks, loops and heredocs stay. */
function displayed(script: string, statement: TopStatement): string {
  const text = script.slice(statement.start, statement.end);
  if (!text.includes('\\\n')) return text;
  const zones = zonesOf(text);
  return text.replace(/[ \t]*\\\n[ \t]*/g, (found, offset: number) => {
    const zone = zones[offset + found.indexOf('\\')];
    return zone === 'plain' || zone === 'nested' || zone === 'test' ? ' ' : found;
  });
}

interface Judged {
  readonly commands: readonly Command[];
  readonly whole: Judgement;
  /** The first statement that opens a session though more follow. */
  readonly inside: string | undefined;
}

function judge(script: string, statements: readonly TopStatement[]): Judged {
  const judged = statements.map((statement) => judgeAll(statement.commands));
  const opening = judged.findIndex((each, at) => each.session && at < judged.length - 1);
  return {
    commands: statements.map((statement, at) => {
      const { effect, because } = judged[at] ?? HARMLESS;
      return { text: displayed(script, statement), effect, because };
    }),
    whole: judged.reduce(fold, { ...HARMLESS, endless: statements.some((statement) => statement.endless) }),
    inside: opening < 0 ? undefined : script.slice(statements[opening]?.start, statements[opening]?.end),
  };
}

/** Whether it runs, and why it does not or is asked. */
function decide(label: Label, typed: Typed, masked: string, parsed: ParsedShell): Pick<ShellReading, 'run' | 'why'> {
  if (typed.foreign !== undefined) return { run: 'copy', why: `it shows the prompt of ${typed.foreign}` };
  if (label.kind === 'shell') {
    if (typed.transcript || !isMislabelled(masked, parsed)) return { run: 'shell', why: undefined };
    return { run: 'copy', why: `it says ${label.name}, but no line of it is a command` };
  }
  if (looksLikeShell(typed, masked, parsed)) {
    const said = label.name === '' ? 'nothing says so' : `“${label.name}” does not say so`;
    return { run: 'ask', why: `it looks like shell, but ${said}` };
  }
  if (label.kind === 'nearly') return { run: 'copy', why: `${label.name} is not a shell` };
  return { run: 'copy', why: `${label.name === '' ? 'no language' : `the language is ${label.name}`}, and not every line is a command` };
}

/** The reading of a block that is not run, whatever it looks like. */
export function copyOnly(reading: ShellReading, why: string): ShellReading {
  return { ...NOTHING, why, hidden: reading.hidden };
}

/** A command of an annotation or of the front matter, with its reading. */
export function readCommand(command: string): WrittenCommand {
  return { command, reading: readShell({ language: 'sh', meta: undefined, text: command, fenced: true }) };
}

/** All that a code block's text and info string tell. Pure, never throws, linear in the text. */
export function readShell(source: ShellSource): ShellReading {
  const label = readLabel(source.language);
  if (label.kind === 'other') return { ...NOTHING, why: `${label.name} is not a shell` };
  const hidden = hiddenCharacters(source.text);
  const typed = readTyped(source.text, label.session);
  const script = typed.lines.map((line) => line.text).join('\n');
  const places = typed.foreign === undefined ? inputPlaces(script) : [];
  const masked = maskInputs(script, places);
  const parsed: ParsedShell =
    typed.foreign === undefined ? parseShell(masked) : { statements: [], openHeredoc: undefined, complaints: [], error: undefined };
  const { run, why } = decide(label, typed, masked, parsed);
  if (run === 'copy') return { ...NOTHING, why, hidden, parseError: label.kind === 'shell' ? parsed.error : undefined };
  return {
    run,
    why,
    ...readParsed(script, masked, parsed),
    skippedLines: typed.skipped,
    inputs: distinctInputs(places),
    hidden,
    placeholderRedirects: redirects(script, places, typed.lines),
  };
}

/** What a script alone tells, wherever it comes from. */
type ScriptReading = Omit<ShellReading, 'run' | 'why' | 'skippedLines' | 'inputs' | 'hidden' | 'placeholderRedirects'>;

/** A text that is known to be a script: nothing in it is a prompt or output, and whether it runs is not asked. */
export function readScript(script: string): ScriptReading {
  const masked = maskInputs(script, inputPlaces(script));
  return readParsed(script, masked, parseShell(masked));
}

function readParsed(script: string, masked: string, parsed: ParsedShell): ScriptReading {
  const statements = parsed.error === undefined ? parsed.statements : tokenStatements(masked);
  const { commands, whole, inside } = judge(script, statements);
  return {
    script,
    commands,
    effect: whole.effect,
    interactive: whole.interactive,
    neverEnds: whole.endless,
    parseError: parsed.error,
    units: cutUnits(script, parsed),
    incomplete: incompleteBecause(masked, parsed),
    programs: programsOf(statements),
    simple: isSimple(script, parsed),
    ownShell: ownShellWords(statements),
    typedInside: inside,
    variables: variablesOf(script),
  };
}
