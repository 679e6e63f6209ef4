import { heredocEndings, ShellLexer } from './lexer.ts';
import { foreignPrompt, namedPrompt } from './foreign.ts';
import { isProse } from './prose.ts';
import { parseShell } from './parser.ts';

/** A line of the script and where its text begins in the block. */
export interface ScriptLine {
  readonly text: string;
  readonly offset: number;
}

/** A block's lines told apart: what is typed, what is answered. */
export interface Typed {
  readonly lines: readonly ScriptLine[];
  /** It shows prompts, so that lines without one are output. */
  readonly transcript: boolean;
  /** Lines of output, blank ones not counted. */
  readonly skipped: number;
  /** Typed to something other than this shell: "a prompt of psql". */
  readonly foreign: string | undefined;
}

const PROMPT = /^\s*([$%❯](?=\s|$)|\$>)\s*(.*)$/u;
const ROOT_PROMPT = /^\s*#[ \t]+(\S.*)$/;
const SECONDARY = /^\s*>(?: |\t|$)/;
const COMPOUND = /^\s*(?:for|while|until|if|case|select|function|\{|\w[\w-]*\s*\(\))(?:\s|$)/;
/** Beyond these a loop that does not end is not waited for: it is parsed again with every line. */
const LONGEST_COMPOUND = { lines: 60, characters: 20_000 };

interface Prompted {
  readonly mark: string;
  readonly command: string;
  /** Where `command` begins in the line. */
  readonly column: number;
}

/** `# ` is a prompt in a session only, and there too a sentence behind it is a comment. */
function readPrompt(line: string, session: boolean): Prompted | undefined {
  const match = PROMPT.exec(line) ?? (session ? ROOT_PROMPT.exec(line) : null);
  if (match === null) return undefined;
  const root = match.length === 2;
  const command = (root ? match[1] : match[2]) ?? '';
  if (root && (isProse(command) || !/^[a-z./~_$({"'\d-]|^[A-Z_]+=/.test(command))) return undefined;
  return { mark: root ? '#' : (match[1] ?? ''), command, column: line.length - command.length };
}

/** Cuts the text into lines without their ends, each with its offset. */
function cut(text: string): ScriptLine[] {
  const lines: ScriptLine[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line.endsWith('\r') ? line.slice(0, -1) : line, offset });
    offset += line.length + 1;
  }
  return lines;
}

class Transcript {
  readonly kept: ScriptLine[] = [];
  skipped = 0;
  private readonly lines: readonly ScriptLine[];
  private readonly endings: ReadonlySet<string>;
  private readonly session: boolean;
  private readonly marks: ReadonlySet<string>;

  constructor(lines: readonly ScriptLine[], first: string, session: boolean) {
    this.lines = lines;
    this.session = session;
    this.endings = heredocEndings(lines.map((line) => line.text));
    this.marks = new Set(session ? [first, '$', '#'] : [first]);
  }

  private prompt(line: ScriptLine): Prompted | undefined {
    const prompted = readPrompt(line.text, this.session);
    return prompted !== undefined && this.marks.has(prompted.mark) ? prompted : undefined;
  }

  read(): void {
    let at = 0;
    while (at < this.lines.length) {
      const line = this.lines[at];
      if (line === undefined) return;
      const prompted = this.prompt(line);
      if (prompted === undefined) {
        if (line.text.trim() !== '') this.skipped += 1;
        at += 1;
      } else if (prompted.command.trim() === '') at += 1;
      else at = this.command(at, prompted, line);
    }
  }

  /** Keeps the command that begins on line `at`, with the lines that continue it; returns the line after them. */
  private command(at: number, prompted: Prompted, line: ScriptLine): number {
    const lexer = new ShellLexer(this.endings);
    const first = { text: prompted.command, offset: line.offset + prompted.column };
    this.kept.push(first);
    lexer.line(first.text);
    const begun = this.kept.length - 1;
    const compound = COMPOUND.test(first.text);
    const marked = SECONDARY.test(this.lines[at + 1]?.text ?? '');
    let next = at + 1;
    while (this.goesOn(lexer, compound, begun)) {
      const follower = this.lines[next];
      if (follower === undefined) break;
      if (lexer.open !== 'heredoc' && this.prompt(follower) !== undefined) {
        if (lexer.open === 'operator') this.kept.push({ text: '', offset: follower.offset });
        break;
      }
      const continued = marked ? this.withoutSecondary(follower) : follower;
      this.kept.push(continued);
      lexer.line(continued.text);
      next += 1;
    }
    return next;
  }

  private goesOn(lexer: ShellLexer, compound: boolean, begun: number): boolean {
    if (lexer.open !== undefined) return true;
    if (!compound || this.kept.length - begun > LONGEST_COMPOUND.lines) return false;
    const text = this.kept
      .slice(begun)
      .map((line) => line.text)
      .join('\n');
    return text.length <= LONGEST_COMPOUND.characters && (parseShell(text).error?.message.startsWith('expected') ?? false);
  }

  private withoutSecondary(line: ScriptLine): ScriptLine {
    const match = SECONDARY.exec(line.text);
    if (match === null) return line;
    return { text: line.text.slice(match[0].length), offset: line.offset + match[0].length };
  }
}

function isCommentOrBlank(text: string): boolean {
  const trimmed = text.trimStart();
  return trimmed === '' || trimmed.startsWith('#');
}

/** The first prompt of something else on a line that a shell would read as a command. */
function foreignIn(lines: readonly ScriptLine[]): string | undefined {
  const lexer = new ShellLexer(heredocEndings(lines.map((line) => line.text)));
  const commands: string[] = [];
  let first = true;
  for (const line of lines) {
    if (lexer.open === undefined && line.text.trim() !== '') {
      const foreign = foreignPrompt(line.text, first);
      if (foreign !== undefined) return foreign;
      if (!isCommentOrBlank(line.text)) {
        first = false;
        commands.push(line.text);
      }
    }
    lexer.line(line.text);
  }
  return namedPrompt(commands, lines.map((line) => line.text).join('\n'));
}

/** Tells what is typed from what is answered, and what is typed here from what is typed elsewhere. */
export function readTyped(text: string, session: boolean): Typed {
  const lines = cut(text);
  const head = lines.find((line) => !isCommentOrBlank(line.text) || readPrompt(line.text, session) !== undefined);
  const prompted = head === undefined ? undefined : readPrompt(head.text, session);
  if (prompted === undefined) return { lines, transcript: false, skipped: 0, foreign: foreignIn(lines) };
  const transcript = new Transcript(lines, prompted.mark, session);
  transcript.read();
  return { lines: transcript.kept, transcript: true, skipped: transcript.skipped, foreign: undefined };
}
