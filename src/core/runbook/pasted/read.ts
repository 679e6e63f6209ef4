import type { CodeBlock, ListItem, Paragraph } from '../../markdown/index.ts';
import { bare } from '../unclosed.ts';
import { isCommand, isDash, isTitle, readLine, suspicionOf, type Was } from './lines.ts';
import type { Commands, Loss, Losses, Run, Step } from './losses.ts';
import type { ClosedText } from './text.ts';

/** A line that ends so was broken on purpose. */
const HARD_BREAK = /(?: {2}|\\|<br ?\/?>)$/;
/** The indentation by which authors mean code. */
const CODE_INDENT = 4;
/** Fewer dashes in a row are asides. */
const FEWEST_DASHES = 3;

const MARKER = /^(\s*)(?:(\d{1,9})([.)])|([-*+]))(\s+|$)(.*)$/;

interface Line {
  readonly at: number;
  readonly text: string;
  readonly indent: number;
  readonly was: Was;
}

/** What a line of a paragraph is read by, besides its words. */
interface Around {
  /** The paragraph has lines that were broken on purpose. */
  readonly broken: boolean;
  readonly dashes: number;
  /** In a list item. */
  readonly nested: boolean;
}

/** Reads what a document has lost, as a person does who knows what it looked like on the page that it was copied from. */
export function readLosses(text: ClosedText): Losses {
  const reader = new Reader(text);
  for (const { element, line } of text.elements) {
    const first = line + element.range.start.line;
    switch (element.kind) {
      case 'heading':
        if (!element.nested) reader.section();
        break;
      case 'item':
        reader.item(element, line);
        break;
      case 'paragraph':
        reader.paragraph(element, first, line + element.range.end.line);
        break;
      case 'code':
        reader.code(element, first, line + element.range.end.line);
        break;
      default:
    }
  }
  return reader.done();
}

class Reader implements Losses {
  readonly losses: Loss[] = [];
  readonly runs: Run[] = [];
  readonly commands: (Commands & { readonly sure: boolean })[] = [];
  readonly #text: ClosedText;
  #run: Run | undefined;
  #step: Step | undefined;
  /** Buttons and names of languages that nothing has followed yet. */
  #residue: Line[] = [];

  constructor(text: ClosedText) {
    this.#text = text;
  }

  done(): Losses {
    return this;
  }

  section(): void {
    this.#run = undefined;
    this.#step = undefined;
    this.#residue = [];
  }

  item(element: ListItem, chunkLine: number): void {
    const line = chunkLine + element.range.start.line;
    const step = stepAt(this.#text.lines, line, chunkLine + element.range.end.line, element.range.start.column);
    if (step === undefined) return;
    this.#residue = [];
    this.#step = step;
    if (element.depth > 1) return;
    if (this.#run === undefined || (this.#run.steps[0]?.number === undefined) !== (step.number === undefined)) this.#begin();
    this.#run?.steps.push(step);
  }

  #begin(): void {
    this.#run = { steps: [], lossy: false };
    this.runs.push(this.#run);
  }

  paragraph(element: Paragraph, first: number, last: number): void {
    const lines = this.#linesOf(element, first, last);
    if (lines === undefined) return;
    // A heading above its list or its commands without a blank line between is one as well.
    const heads = !element.leadsItem && element.listDepth === 0 && lines.slice(1).every(({ was }) => was !== 'prose' && was !== 'heading');
    const start = element.leadsItem || (heads && this.#heading(lines[0], lines.length === 1)) ? 1 : 0;
    const broken = lines.some(({ at }) => HARD_BREAK.test(this.#text.lines[at] ?? ''));
    const dashes = lines.filter(({ text }) => isDash(text)).length;
    const spoken = lines.slice(start).some(({ was }) => was === 'prose');
    for (let index = start; index < lines.length; index++) {
      const line = lines[index];
      if (line === undefined) break;
      // A sentence may go on with words that would pass for a command.
      if (line.was === 'prompt' || (line.was === 'command' && !spoken)) index = this.#command(lines, index, element);
      else if (line.was === 'button' || line.was === 'language') this.#residue.push(line);
      else this.#other(line, index, { broken, dashes, nested: element.listDepth > 0 });
    }
  }

  #heading(line: Line | undefined, alone: boolean): boolean {
    if (line === undefined) return false;
    if (line.was !== 'heading' && !(alone && line.was === 'prose' && isTitle(line.text))) return false;
    this.losses.push({ kind: 'heading', line: line.at, sure: line.was === 'heading' });
    this.section();
    return true;
  }

  #other(line: Line, index: number, { broken, dashes, nested }: Around): void {
    this.#residue = [];
    if (line.was === 'bullet' && !broken && (!isDash(line.text) || dashes >= FEWEST_DASHES)) {
      this.losses.push({ kind: 'bullet', line: line.at, sure: true });
      if (index === 0) this.section();
    } else if (line.was === 'step' && !broken) {
      this.#lostStep(line);
    } else if (line.was === 'heading' && index > 0 && !broken) {
      this.losses.push({ kind: 'heading', line: line.at, sure: false });
      this.section();
    } else if (index === 0 && !nested) {
      this.#step = undefined;
      this.#run = undefined;
    }
  }

  #lostStep(line: Line): void {
    const step = stepAt(this.#text.lines, line.at, line.at, line.indent);
    if (step === undefined) return;
    this.losses.push({ kind: 'step', line: line.at, sure: false });
    if (this.#run === undefined) this.#begin();
    if (this.#run !== undefined) this.#run.lossy = true;
    this.#step = { ...step, lost: true };
    this.#run?.steps.push(this.#step);
  }

  /** Takes the commands that stand together from line `index` on; returns the index of the last. */
  #command(lines: readonly Line[], index: number, element: Paragraph): number {
    let last = index;
    while (last + 1 < lines.length && (goesOn(lines[last]) || isTyped(lines[last + 1]))) last++;
    const taken = lines.slice(index, last + 1);
    const prompted = taken.some(({ was }) => was === 'prompt');
    const indented = element.listDepth > 0 && !element.leadsItem && taken.every(({ indent }) => indent >= CODE_INDENT);
    const least = Math.min(...taken.map(({ indent }) => indent));
    const code = taken.map(({ at }) => (this.#text.lines[at] ?? '').slice(least).trimEnd());
    this.#lost(taken[0]?.at ?? 0, lines[last]?.at ?? 0, code, prompted || indented);
    return last;
  }

  code(element: CodeBlock, first: number, last: number): void {
    if (element.fenced || element.inQuote || element.listDepth > 0) {
      for (const { at, was } of this.#residue) if (was === 'button') this.losses.push({ kind: 'button', line: at, sure: true });
    } else if (this.#step !== undefined && isCommand(element.text)) {
      // Indented code that was meant for the step above it stands outside, and so ends the list.
      const end = this.#text.lines[last]?.trim() === '' ? last - 1 : last;
      const code = element.text.split(/\r?\n/);
      if (!this.#goesOn(first, end, code)) this.#lost(first, end, code, true);
    }
    this.#residue = [];
  }

  /** Behind an item that is indented, the parser makes one block of each line of code. */
  #goesOn(first: number, to: number, code: readonly string[]): boolean {
    const before = this.commands.at(-1);
    if (before?.to !== first - 1 || before.step !== this.#step) return false;
    this.commands[this.commands.length - 1] = { ...before, to, code: [...before.code, ...code] };
    return true;
  }

  #lost(first: number, to: number, code: readonly string[], sure: boolean): void {
    const language = this.#residue.findLast(({ was }) => was === 'language')?.text.toLowerCase();
    this.commands.push({
      from: this.#residue[0]?.at ?? first,
      to,
      code,
      language: language === undefined || language === 'terminal' ? 'bash' : language,
      step: this.#step,
      sure: sure || this.#residue.length > 0,
    });
    this.losses.push({ kind: 'command', line: first, sure: sure || this.#residue.length > 0 });
    if (this.#run !== undefined) this.#run.lossy = true;
    this.#residue = [];
  }

  /** The lines of a paragraph, each with what it was; `undefined` in a quote. */
  #linesOf(element: Paragraph, first: number, last: number): readonly Line[] | undefined {
    const plain = suspicionOf(element) === 'none';
    const lines: Line[] = [];
    for (let at = first; at <= last; at++) {
      const whole = this.#text.lines[at] ?? '';
      if (/^\s*>/.test(whole)) return undefined;
      const lead = at === first && element.leadsItem;
      const text = lead ? whole.slice(element.range.start.column).trim() : bare(whole);
      lines.push({ at, text, indent: whole.length - whole.trimStart().length, was: lead || plain ? 'prose' : readLine(text) });
    }
    return lines;
  }
}

function goesOn(line: Line | undefined): boolean {
  return line?.text.endsWith('\\') ?? false;
}

function isTyped(line: Line | undefined): boolean {
  return line?.was === 'command' || line?.was === 'prompt';
}

function stepAt(lines: readonly string[], line: number, endLine: number, indent: number): Step | undefined {
  const [, before = '', number, delimiter, bullet, , text = ''] = MARKER.exec(lines[line] ?? '') ?? [];
  // In a quote, or the item of an item on one line: left alone.
  if (before.length !== indent) return undefined;
  const mark = delimiter ?? bullet;
  if (mark === undefined) return undefined;
  return { line, endLine, indent, number: number === undefined ? undefined : Number(number), mark, text, lost: false };
}
