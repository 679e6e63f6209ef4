import { claimOf, type Config, type ConfigProblem } from './config/index.ts';
import type { KnownFiles } from './lookups.ts';
import { createMarkdown, type MarkdownDocument } from './markdown/index.ts';
import { glanceAt } from './glance.ts';
import type { Log } from './ports.ts';
import type { Kind, OutlineNode, Reading, Room, RoomDocument } from './room.ts';
import { recognise, roomOf } from './rooms.ts';
import { readSuppressions, runRules, silencing, type Finding, type RuleDocument, type Silencing } from './rules/index.ts';
import type { RunEnvironment } from './running/index.ts';
import { readSteps, stepRules, type Procedure, type Step } from './steps/index.ts';
import { indexLines, type TextChange } from './text/index.ts';
import { plain } from './words/index.ts';

/** A document and where it stands. */
export interface Source {
  readonly uri: string;
  /** From the workspace root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** The kind that the person says it is: nothing is recognised then. */
  readonly as?: Kind | undefined;
}

/** A stretch of a document that is a room's. */
export interface Part {
  readonly kind: Kind;
  readonly line: number;
  readonly endLine: number;
  readonly sure: number;
  readonly why: string;
}

/**
 * One open document. Everything is worked out when asked for and kept until the text changes; nothing is parsed in a document that is
 * nobody's.
 */
export interface Session {
  readonly uri: string;
  readonly path: string;
  readonly kind: Kind | undefined;
  /** The first heading without the word for its kind: "High API Latency"; else the file's name. */
  readonly title: string;
  readonly parts: readonly Part[];
  readonly text: string;
  readonly lineCount: number;
  apply(changes: readonly TextChange[]): void;
  reset(text: string): void;
  /** `true` when the configuration is another than before. */
  configure(config: Config): boolean;
  /** What was not understood in the `.steady.yaml` files that hold here. */
  readonly configProblems: readonly ConfigProblem[];
  /** What `.steady.yaml` sets for what is run from here. For trusted workspaces only. */
  readonly environment: readonly RunEnvironment[];
  treatAs(kind: Kind | undefined): void;
  /** Sections and steps as the room shows them; empty for a document of no room. */
  outline(): readonly OutlineNode[];
  /** Every code block in its place, of any document: hosts show them only where `kind` is set. */
  procedure(): Procedure;
  step(id: string): Step | undefined;
  /** The step whose block holds the 0-based line. */
  stepAt(line: number): Step | undefined;
  /** What the rules find from what is known now. */
  findings(): readonly Finding[];
  /** What they find once all that they ask about other files has been fetched. Rejects only when `signal` is aborted. */
  settledFindings(signal?: AbortSignal): Promise<readonly Finding[]>;
  /** The comment that silences a finding; `undefined` where none can be. */
  silencing(finding: Pick<Finding, 'rule' | 'range'>): Silencing | undefined;
}

/** What a session is given by the service that opens it. */
export interface SessionRequest {
  readonly source: Source;
  readonly config: Config;
  readonly known: KnownFiles;
  readonly log: Log;
}

export function openSession(request: SessionRequest): Session {
  return new DocumentSession(request);
}

/** How often rules may ask on. */
const MOST_ROUNDS = 8;

interface Owner {
  readonly room: Room;
  readonly sure: number;
  readonly why: string;
}

class DocumentSession implements Session {
  readonly uri: string;
  readonly path: string;
  readonly #known: KnownFiles;
  readonly #log: Log;
  #config: Config;
  #as: Kind | undefined;
  #raw: string | undefined;
  #markdown: MarkdownDocument | undefined;
  #owner: Owner | undefined;
  #looked = false;
  #procedure: Procedure | undefined;
  #document: RoomDocument | undefined;

  constructor({ source, config, known, log }: SessionRequest) {
    this.uri = source.uri;
    this.path = source.path;
    this.#raw = source.text;
    this.#as = source.as;
    this.#config = config;
    this.#known = known;
    this.#log = log;
  }

  get kind(): Kind | undefined {
    return this.#own()?.room.kind;
  }

  get text(): string {
    return this.#raw ?? this.#markdown?.text ?? '';
  }

  get lineCount(): number {
    return this.#parsed().lineCount;
  }

  get title(): string {
    const own = this.#own();
    const name = this.path.slice(this.path.lastIndexOf('/') + 1).replace(/\.[a-z.]+$/i, '');
    const heading = own === undefined ? undefined : this.procedure().sections.find(({ depth }) => depth === 1)?.title;
    return plain(own?.room.title(heading ?? '') ?? '') || name;
  }

  get parts(): readonly Part[] {
    const own = this.#own();
    if (own === undefined) return [];
    return [{ kind: own.room.kind, line: 0, endLine: Math.max(0, this.lineCount - 1), sure: own.sure, why: own.why }];
  }

  apply(changes: readonly TextChange[]): void {
    this.#parsed().apply(changes);
    this.#raw = undefined;
    this.#changed();
  }

  reset(text: string): void {
    this.#raw = text;
    this.#markdown?.reset(text);
    this.#owner = undefined;
    this.#changed();
  }

  configure(config: Config): boolean {
    if (config === this.#config) return false;
    this.#config = config;
    this.#owner = undefined;
    this.#looked = false;
    this.#document = undefined;
    return true;
  }

  get configProblems(): readonly ConfigProblem[] {
    return this.#config.problems;
  }

  get environment(): readonly RunEnvironment[] {
    return this.#config.environments.map(({ folder, env }) => ({ folder: decoded(new URL(folder).pathname), variables: env }));
  }

  treatAs(kind: Kind | undefined): void {
    this.#as = kind;
    this.#owner = undefined;
    this.#changed();
  }

  outline(): readonly OutlineNode[] {
    return this.#read()?.outline() ?? [];
  }

  procedure(): Procedure {
    const markdown = this.#parsed();
    return (this.#procedure ??= readSteps(markdown.chunks, markdown.lineCount));
  }

  step(id: string): Step | undefined {
    return this.procedure().steps.find((step) => step.id === id);
  }

  stepAt(line: number): Step | undefined {
    return this.procedure().steps.find(({ range }) => range.start.line <= line && line <= range.end.line);
  }

  findings(): readonly Finding[] {
    const own = this.#read();
    if (own === undefined) return [];
    const subject = {
      document: this.#ruleDocument(),
      lookups: this.#known,
      settings: this.#config.rules,
      suppressions: readSuppressions(this.#parsed().chunks),
    };
    const failed = (rule: string, error: unknown): void => {
      this.#log.warn(`The rule ${rule} failed on ${this.uri}: ${String(error)}`);
    };
    const { steps, strays } = this.procedure();
    const model = { steps, strays, limits: this.#parsed().limits };
    const found = [...own.findings(subject, failed), ...runRules(stepRules, { ...subject, model }, failed)];
    return found.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
  }

  async settledFindings(signal?: AbortSignal): Promise<readonly Finding[]> {
    let findings = this.findings();
    // An answer may lead to the next question; the rounds are bounded all the same.
    for (let round = 0; round < MOST_ROUNDS && (await this.#known.settle(signal)); round += 1) findings = this.findings();
    return findings;
  }

  silencing(finding: Pick<Finding, 'rule' | 'range'>): Silencing | undefined {
    return silencing(this.#parsed().chunks, this.#ruleDocument(), finding);
  }

  /** The room, once found, is kept while the text is edited: a document does not lose its lenses while its title is being typed. */
  #own(): Owner | undefined {
    if (this.#owner !== undefined || this.#looked) return this.#owner;
    this.#looked = true;
    this.#owner = this.#said() ?? this.#seen();
    return this.#owner;
  }

  /** What the person or `.steady.yaml` says it is. */
  #said(): Owner | undefined {
    const claim = claimOf(this.#config, this.#placed());
    const room = roomOf(this.#as ?? claim?.kind);
    return room && { room, sure: 1, why: this.#as === undefined ? `.steady.yaml says so: ${claim?.glob ?? ''}` : 'as asked' };
  }

  #seen(): Owner | undefined {
    const found = recognise(glanceAt(this.#placed(), this.text));
    return found && { room: found.room, ...found.recognition };
  }

  /** The path from the root of the workspace, also where only a part of it is open. */
  #placed(): string {
    const { root } = this.#config;
    return root !== undefined && this.uri.startsWith(`${root}/`) ? decoded(this.uri.slice(root.length + 1)) : this.path;
  }

  #parsed(): MarkdownDocument {
    return (this.#markdown ??= createMarkdown(this.#raw ?? ''));
  }

  #read(): RoomDocument | undefined {
    const own = this.#own();
    return own && (this.#document ??= own.room.read(this.#reading()));
  }

  #reading(): Reading {
    const { chunks } = this.#parsed();
    return {
      uri: this.uri,
      path: this.path,
      ...this.procedure(),
      *elements() {
        for (const { line, elements } of chunks) for (const element of elements) yield { element, line };
      },
    };
  }

  #ruleDocument(): RuleDocument {
    const text = this.text;
    const index = indexLines(text);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    return { uri: this.uri, lineCount: index.lineCount, eol, line: (line) => index.line(line) };
  }

  #changed(): void {
    this.#procedure = undefined;
    this.#document = undefined;
    this.#looked = this.#owner !== undefined;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
