import type { Config, ConfigProblem } from './config/index.ts';
import { readDeclared, type Declared } from './declared/index.ts';
import { findingsOf } from './findings.ts';
import { glanceAt, glanceInto } from './glance.ts';
import { readFacts, sketchFacts, titleOf, WorkspaceRuns, type DocumentFacts, type Library, type Placed } from './library/index.ts';
import type { KnownFiles } from './lookups.ts';
import { createMarkdown, createMarkdownInSlices, placedElements, type LineSpan, type MarkdownDocument } from './markdown/index.ts';
import { ownerOf, placed, type Owner } from './owner.ts';
import type { Log } from './ports.ts';
import type { Glance, Kind, OutlineNode, Reading, Room, RoomDocument } from './room.ts';
import { ruleDocument, silencing, type Finding, type Silencing } from './rules/index.ts';
import type { RunEnvironment } from './running/index.ts';
import { readSteps, type Procedure, type Step } from './steps/index.ts';
import type { Part, Session, Source } from './openDocument.ts';
import { decoded, type TextChange } from './text/index.ts';

/** What a session is given by the service that opens it. */
export interface SessionRequest {
  readonly source: Source;
  readonly config: Config;
  readonly known: KnownFiles;
  readonly library: Library;
  readonly log: Log;
}

export function openSession(request: SessionRequest): Session {
  return new DocumentSession(request);
}

/** How often rules may ask on. */
const MOST_ROUNDS = 8;

/** Read in a millisecond, once the shell parser is loaded. */
const BLOCKS_AT_ONCE = 4;

/** UTF-16 units from which on a document is not looked through twice when it is opened. */
const LONG = 64 * 1024;

class DocumentSession implements Session {
  readonly uri: string;
  readonly path: string;
  readonly #known: KnownFiles;
  readonly #runs: WorkspaceRuns;
  readonly #log: Log;
  #config: Config;
  #as: Kind | undefined;
  readonly #inSlices: boolean;
  #raw: string | undefined;
  #markdown: MarkdownDocument | undefined;
  #owner: Owner | undefined;
  #looked = false;
  #glance: Glance | undefined;
  #procedure: Procedure | undefined;
  #blocksRead = 0;
  #before: Procedure | undefined;
  #document: RoomDocument | undefined;

  constructor({ source, config, known, library, log }: SessionRequest) {
    this.uri = source.uri;
    this.path = source.path;
    this.#raw = source.text;
    this.#as = source.as;
    this.#inSlices = source.inSlices === true;
    this.#config = config;
    this.#known = known;
    this.#runs = new WorkspaceRuns(library, known);
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
    const room = this.#own()?.room;
    return titleOf(room, room === undefined ? [] : this.procedure().sections, this.path);
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
    this.#glance = undefined;
    this.#document = undefined;
    return true;
  }

  get configProblems(): readonly ConfigProblem[] {
    return this.#config.problems;
  }

  get environment(): readonly RunEnvironment[] {
    return this.#config.environments.map(({ folder, env }) => ({ folder: decoded(new URL(folder).pathname), variables: env }));
  }

  get destroys(): readonly string[] {
    return this.#config.destroys;
  }

  get protectedNames(): readonly string[] {
    return this.#config.protected;
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

  facts(): DocumentFacts | undefined {
    const own = this.#own();
    if (own === undefined) return undefined;
    this.settle();
    return readFacts(this.#place(own), this.#reading(own.room));
  }

  sketch(): DocumentFacts | undefined {
    const own = this.#own();
    return own && sketchFacts(this.#place(own), this.#seen());
  }

  findings(): readonly Finding[] {
    this.settle();
    const [own, document] = [this.#own(), this.#read()];
    if (own === undefined || document === undefined) return [];
    return findingsOf({
      placed: this.#place(own),
      document,
      markdown: this.#parsed(),
      procedure: this.procedure(),
      config: this.#config,
      lookups: this.#known.lookupsOf(this.uri),
      runs: this.#runs,
      log: this.#log,
    });
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
    this.#owner = ownerOf({ uri: this.uri, path: this.path, as: this.#as, config: this.#config, glance: () => this.#seen() });
    return this.#owner;
  }

  #seen(): Glance {
    if (this.#glance !== undefined) return this.#glance;
    const path = placed({ uri: this.uri, path: this.path, config: this.#config });
    const isUnread = this.#inSlices && this.#markdown === undefined && this.text.length >= LONG;
    return (this.#glance = isUnread ? glanceInto(path, this.#parsed()) : glanceAt(path, this.text));
  }

  #place({ room, sure, why }: Owner): Placed {
    const { root = '' } = this.#config;
    return {
      uri: this.uri,
      root,
      path: placed({ uri: this.uri, path: this.path, config: this.#config }),
      room,
      recognition: { sure, why },
    };
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
    let all: ReturnType<typeof placedElements> | undefined;
    const declared = readDeclared(chunks);
    return { uri: this.uri, path: this.path, declared, ...this.procedure(), expected, elements: () => (all ??= placedElements(chunks)) };
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
    this.#glance = undefined;
    this.#blocksRead = 0;
    this.#procedure = undefined;
    this.#document = undefined;
    this.#looked = this.#owner !== undefined;
  }
}
