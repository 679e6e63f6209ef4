import type { Severity } from '../rules/index.ts';
import type { Range } from '../text/index.ts';
import { nearest } from '../words/index.ts';
import { parseYaml, type YamlEntry, type YamlMap, type YamlNode, type YamlText } from '../yaml/index.ts';
import type { ConfigProblem, DocumentClaim, ExpectedSections } from './config.ts';
import { OF_THE_SHELL, SEVERITIES, VARIABLE, type Vocabulary } from './names.ts';

/** What one `.steady.yaml` says. */
export interface ConfigFile {
  readonly root: boolean;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly documents: readonly Omit<DocumentClaim, 'folder'>[];
  readonly env: Readonly<Record<string, string>>;
  readonly protected: readonly string[];
  readonly destroys: readonly string[];
  readonly expected: Readonly<Record<string, ExpectedSections>>;
  readonly problems: readonly ConfigProblem[];
}

/** A larger file is not read: no configuration is that long. */
export const LARGEST = 256 * 1024;
const RUN_KEYS = ['env', 'protected', 'destroys'];
const TOP_KEYS = ['version', 'root', 'rules', 'documents', 'run'];
const IS_VARIABLE = new RegExp(VARIABLE);
const IS_OF_THE_SHELL = new RegExp(OF_THE_SHELL);
const START: Range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** Reads one file. Never throws: what is not understood has no effect and is a problem, the rest holds. */
export function parseConfig(text: string, uri: string, vocabulary: Vocabulary = {}): ConfigFile {
  if (text.length <= LARGEST) return readParsed(parseYaml(text), uri, vocabulary);
  const reader = new Reader(uri, vocabulary);
  reader.problem(START, `Expected a file of at most ${String(LARGEST)} characters, found ${String(text.length)}`, { concernsRuns: true });
  return reader;
}

/** The same of a file that is being edited. */
export function readParsed(parsed: YamlText, uri: string, vocabulary: Vocabulary): ConfigFile {
  const reader = new Reader(uri, vocabulary);
  reader.file(parsed);
  return reader;
}

class Reader implements ConfigFile {
  root = false;
  readonly rules: Record<string, Severity | 'off'> = {};
  readonly documents: Omit<DocumentClaim, 'folder'>[] = [];
  readonly env: Record<string, string> = {};
  readonly protected: string[] = [];
  readonly destroys: string[] = [];
  readonly expected: Record<string, ExpectedSections> = {};
  readonly problems: ConfigProblem[] = [];

  constructor(
    private readonly uri: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  problem(
    range: Range,
    message: string,
    { concernsRuns = false, fixes = [] }: Partial<Pick<ConfigProblem, 'concernsRuns' | 'fixes'>> = {},
  ): void {
    this.problems.push({ uri: this.uri, message, range, concernsRuns, fixes });
  }

  file({ documents, problems }: YamlText): void {
    for (const { range, message } of problems) this.problem(range, `Expected YAML, found a mistake: ${message}`, { concernsRuns: true });
    const [top, second] = documents;
    if (second !== undefined)
      this.problem(second.range, `Expected one document, found ${String(documents.length)}; only the first holds`, { concernsRuns: true });
    if (top === undefined || (top.kind === 'scalar' && top.value === null)) return;
    const map = this.#map(top, 'settings', true);
    if (map === undefined) return;
    if (!map.entries.some(({ key }) => key === 'version')) {
      const at = map.range.start;
      const edits = [{ range: { start: at, end: at }, text: 'version: 1\n' }];
      // Not before a map in braces.
      const isBlock = at.column === 0 && map.entries[0]?.keyRange.start.line === at.line && map.entries[0].keyRange.start.column === 0;
      const fixes = isBlock ? [{ title: 'Add “version: 1”', safe: true, edits }] : [];
      this.problem(START, 'Expected “version: 1”, found no version', { fixes });
    }
    for (const entry of map.entries) this.#setting(entry);
  }

  #setting(entry: YamlEntry): void {
    switch (entry.key) {
      case 'version':
        if (scalar(entry.value) !== 1) this.problem(placeOf(entry), `Expected version 1, found ${shown(entry.value)}`);
        break;
      case 'root':
        if (typeof scalar(entry.value) === 'boolean') this.root = scalar(entry.value) === true;
        else this.problem(placeOf(entry), `Expected true or false for “root”, found ${shown(entry.value)}`);
        break;
      case 'rules':
        for (const rule of this.#map(entry.value, '“rules”')?.entries ?? []) this.#rule(rule);
        break;
      case 'documents':
        for (const kind of this.#map(entry.value, '“documents”')?.entries ?? []) this.#claim(kind);
        break;
      case 'run':
        for (const part of this.#map(entry.value, '“run”', true)?.entries ?? []) this.#run(part);
        break;
      default:
        if (this.#profiles(entry.key).length > 0) this.#expects(entry);
        else this.#unknown(entry, 'setting', this.#topKeys(), nearest(entry.key, ['run', ...RUN_KEYS]) !== undefined);
    }
  }

  #profiles(kind: string): readonly string[] {
    return this.vocabulary.kinds?.find((each) => each.kind === kind)?.profiles ?? [];
  }

  #topKeys(): readonly string[] {
    return [...TOP_KEYS, ...(this.vocabulary.kinds ?? []).flatMap(({ kind, profiles = [] }) => (profiles.length > 0 ? [kind] : []))];
  }

  #run(entry: YamlEntry): void {
    if (entry.key === 'protected') this.protected.push(...this.#texts(entry, 'a glob such as “*-pci”', true));
    else if (entry.key === 'destroys') this.destroys.push(...this.#texts(entry, 'a glob of commands such as “make deploy*”', true));
    else if (entry.key !== 'env') this.#unknown(entry, 'setting of “run”', RUN_KEYS, true);
    else for (const variable of this.#map(entry.value, '“run.env”', true)?.entries ?? []) this.#variable(variable);
  }

  #rule(entry: YamlEntry): void {
    const rules = this.vocabulary.rules?.map(({ id }) => id);
    if (rules !== undefined && !rules.includes(entry.key)) {
      this.#unknown(entry, 'rule', rules);
      return;
    }
    // YAML 1.1 readers take a bare `off` for false; here it is text, but somebody may write the word that it stood for.
    const value = scalar(entry.value) === false ? 'off' : scalar(entry.value);
    const severity = SEVERITIES.find((name) => name === value);
    if (severity !== undefined) this.rules[entry.key] = severity;
    else {
      const meant = typeof value === 'string' ? severityMeant(value) : undefined;
      const message = `Expected ${SEVERITIES.join(', ')} for “${entry.key}”, found ${shown(entry.value)}`;
      this.#misspelt(placeOf(entry), message, meant);
    }
  }

  #claim(entry: YamlEntry): void {
    const kinds = this.vocabulary.kinds?.map(({ kind }) => kind);
    if (kinds !== undefined && !kinds.includes(entry.key)) {
      this.#unknown(entry, 'kind of document', kinds);
      return;
    }
    const globs = this.#texts(entry, 'a glob such as “docs/ops/**/*.md”');
    if (globs.length > 0) this.documents.push({ kind: entry.key, globs });
  }

  /** `runbook: {profile: alert, sections: [rollback, Dashboards]}`. */
  #expects({ key: kind, value }: YamlEntry): void {
    const expected: { profile?: string; sections?: readonly string[] } = {};
    const profiles = this.#profiles(kind);
    for (const entry of this.#map(value, `“${kind}”`)?.entries ?? []) {
      const name = scalar(entry.value);
      if (entry.key === 'sections') expected.sections = this.#texts(entry, 'the name of a section');
      else if (entry.key !== 'profile') this.#unknown(entry, `setting of “${kind}”`, ['profile', 'sections']);
      else if (typeof name === 'string' && profiles.includes(name)) expected.profile = name;
      else {
        const meant = typeof name === 'string' ? nearest(name, profiles) : undefined;
        this.#misspelt(placeOf(entry), `Expected ${profiles.join(', ')} for “profile”, found ${shown(entry.value)}`, meant);
      }
    }
    this.expected[kind] = expected;
  }

  /** One text or a list of them. */
  #texts({ value }: YamlEntry, what: string, concernsRuns = false): readonly string[] {
    const texts: string[] = [];
    for (const node of value?.kind === 'list' ? value.items : value === undefined ? [] : [value]) {
      const text = scalar(node);
      if (typeof text === 'string') texts.push(text);
      else this.problem(node.range, `Expected ${what}, found ${shown(node)}`, { concernsRuns });
    }
    return texts;
  }

  #variable(entry: YamlEntry): void {
    const value = scalar(entry.value);
    if (!IS_VARIABLE.test(entry.key)) {
      this.problem(entry.keyRange, `Expected the name of a variable, found “${entry.key}”`, { concernsRuns: true });
    } else if (IS_OF_THE_SHELL.test(entry.key)) {
      this.problem(
        entry.keyRange,
        `Expected a variable of programs, found “${entry.key}”, by which a shell is told what to run or how to read`,
        { concernsRuns: true },
      );
    } else if (typeof value !== 'string') {
      // A number is not taken for text: 1.10 would come out as 1.1.
      this.problem(placeOf(entry), `Expected text in quotes for “${entry.key}”, found ${shown(entry.value)}`, { concernsRuns: true });
    } else {
      this.env[entry.key] = value;
    }
  }

  #map(node: YamlNode | undefined, what: string, concernsRuns = false): YamlMap | undefined {
    if (node === undefined || node.kind === 'map') return node;
    if (node.kind !== 'scalar' || node.value !== null)
      this.problem(node.range, `Expected ${what} as “name: value”, found ${shown(node)}`, { concernsRuns });
    return undefined;
  }

  #unknown(entry: YamlEntry, what: string, known: readonly string[], concernsRuns = false): void {
    this.#misspelt(entry.keyRange, `Expected a known ${what}, found “${entry.key}”`, nearest(entry.key, known), concernsRuns);
  }

  /** A word that is none of those expected; with what was probably meant, and the fix that writes it. */
  #misspelt(range: Range, message: string, meant: string | undefined, concernsRuns = false): void {
    if (meant === undefined) this.problem(range, message, { concernsRuns });
    else {
      const fix = { title: `Change to “${meant}”`, safe: false, edits: [{ range, text: meant }] };
      this.problem(range, `${message}; did you mean “${meant}”?`, { concernsRuns, fixes: [fix] });
    }
  }
}

/** `warn` is three letters from `warning`, and meant all the same. */
function severityMeant(value: string): string | undefined {
  const begun = SEVERITIES.filter((severity) => value.length > 2 && severity.startsWith(value.toLowerCase()));
  return begun.length === 1 ? begun[0] : nearest(value, SEVERITIES);
}

function scalar(node: YamlNode | undefined): string | number | boolean | null | undefined {
  return node?.kind === 'scalar' ? node.value : undefined;
}

function placeOf(entry: YamlEntry): Range {
  return entry.value?.range ?? entry.keyRange;
}

function shown(node: YamlNode | undefined): string {
  if (node === undefined) return 'nothing';
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? `“${node.value.slice(0, 60)}”` : String(node.value);
}
