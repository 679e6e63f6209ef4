import type { Config, ConfigProblem } from './config/index.ts';
import type { KnownFiles } from './lookups.ts';
import { readDeclared, type Declared } from './declared/index.ts';
import { createMarkdown, createMarkdownInSlices, placedElements, type LineSpan, type MarkdownDocument } from './markdown/index.ts';
import { decoded, ownerOf, partOf, type Owner, type Part } from './owner.ts';
import type { Log } from './ports.ts';
import type { Kind, OutlineNode, Reading, Room, RoomDocument } from './room.ts';
import { readSuppressions, ruleDocument, runRules, silencing, type Finding, type Silencing } from './rules/index.ts';
import type { RunEnvironment } from './running/index.ts';
import { readSteps, stepRules, type Procedure, type Step } from './steps/index.ts';
import type { TextChange } from './text/index.ts';
import { plain } from './words/index.ts';

/** A document and where it stands. */
export interface Source {
  readonly uri: string;
  /** From the workspace root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** The kind that the person says it is: nothing is recognised then. */
  readonly as?: Kind | undefined;
  /** The host calls `advance` while it is idle, so that no long text holds it up; else all is read at once. */
  readonly inSlices?: boolean;
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
  /** What its front matter says of all its steps. */
  readonly declared: Declared;
  treatAs(kind: Kind | undefined): void;
  /** All of the text is read. Until then outline and steps show for a part of it what a line scanner sees, or what stood there before. */
  readonly isSettled: boolean;
  /** Reads a small piece of what waits, first of what touches the lines, and then what the blocks do; `true` where more is waiting. */
  advance(near?: LineSpan): boolean;
  /** Reads all that waits: before anything is run, and before findings. */
  settle(): void;
  /** Sections and steps as the room shows them; empty for a document of no room. */
  outline(): readonly OutlineNode[];
  /** Every code block in its place, of any document: hosts show them only where `kind` is set. */
  procedure(): Procedure;
  /** Every element with the line that its range is relative to, of any document. */
  elements(): ReturnType<Reading['elements']>;
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

/** Read in a millisecond or two. */
const BLOCKS_AT_ONCE = 16;

class DocumentSession implements Session {
  readonly uri: string;
  readonly path: string;
  readonly #known: KnownFiles;
  readonly #log: Log;
  #config: Config;
  #as: Kind | undefined;
  readonly #inSlices: boolean;
  #raw: string | undefined;
  #markdown: MarkdownDocument | undefined;
  #owner: Owner | undefined;
  #looked = false;
  #procedure: Procedure | undefined;
  #blocksRead = 0;
  #before: Procedure | undefined;
  #document: RoomDocument | undefined;

  constructor({ source, config, known, log }: SessionRequest) {
    this.uri = source.uri;
    this.path = source.path;
    this.#raw = source.text;
    this.#as = source.as;
    this.#inSlices = source.inSlices === true;
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
    return own === undefined ? [] : [partOf(own, this.lineCount)];
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

  get declared(): Declared {
    return readDeclared(this.#parsed().chunks);
  }

  treatAs(kind: Kind | undefined): void {
    this.#as = kind;
    this.#owner = undefined;
    this.#changed();
  }

  get isSettled(): boolean {
    return this.#markdown?.isSettled ?? !this.#inSlices;
  }

  advance(near?: LineSpan): boolean {
    if (this.isSettled) return this.#readBlocks();
    this.#parsed().advance(near);
    this.#changed();
    return true;
  }

  settle(): void {
    if (this.isSettled) return;
    this.#parsed().settle();
    this.#changed();
  }

  outline(): readonly OutlineNode[] {
    return this.#read()?.outline() ?? [];
  }

  procedure(): Procedure {
    const markdown = this.#parsed();
    return (this.#procedure ??= this.#before = readSteps(markdown.chunks, markdown.lineCount, this.#before));
  }

  *elements(): ReturnType<Reading['elements']> {
    for (const { line, elements } of this.#parsed().chunks) for (const element of elements) yield { element, line };
  }

  step(id: string): Step | undefined {
    return this.procedure().steps.find((step) => step.id === id);
  }

  stepAt(line: number): Step | undefined {
    return this.procedure().steps.find(({ range }) => range.start.line <= line && line <= range.end.line);
  }

  findings(): readonly Finding[] {
    this.settle();
    const own = this.#read();
    if (own === undefined) return [];
    const subject = {
      document: ruleDocument(this.uri, this.#parsed()),
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
    this.settle();
    return silencing(this.#parsed().chunks, ruleDocument(this.uri, this.#parsed()), finding);
  }

  /** The room, once found, is kept while the text is edited: a document does not lose its lenses while its title is being typed. */
  #own(): Owner | undefined {
    if (this.#owner !== undefined || this.#looked) return this.#owner;
    this.#looked = true;
    this.#owner = ownerOf({ uri: this.uri, path: this.path, as: this.#as, config: this.#config, text: () => this.text });
    return this.#owner;
  }

  #parsed(): MarkdownDocument {
    return (this.#markdown ??= (this.#inSlices ? createMarkdownInSlices : createMarkdown)(this.#raw ?? ''));
  }

  #read(): RoomDocument | undefined {
    const own = this.#own();
    return own && (this.#document ??= own.room.read(this.#reading(own.room)));
  }

  #reading({ kind, profiles }: Room): Reading {
    const { profile = '', sections = [] } = this.#config.expected[kind] ?? {};
    const expected = [...(profiles?.[profile] ?? []), ...sections];
    const { chunks } = this.#parsed();
    let placed: ReturnType<typeof placedElements> | undefined;
    return {
      uri: this.uri,
      path: this.path,
      declared: this.declared,
      ...this.procedure(),
      expected,
      elements: () => (placed ??= placedElements(chunks)),
    };
  }

  /** What a block does is known when a host asks for it: some blocks at a time. */
  #readBlocks(): boolean {
    const { steps } = this.procedure();
    const until = Math.min(steps.length, this.#blocksRead + BLOCKS_AT_ONCE);
    steps.slice(this.#blocksRead, until).forEach(({ reading }) => reading);
    this.#blocksRead = until;
    return until < steps.length;
  }

  #changed(): void {
    this.#blocksRead = 0;
    this.#procedure = undefined;
    this.#document = undefined;
    this.#looked = this.#owner !== undefined;
  }
}
