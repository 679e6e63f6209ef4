import type { Severity } from '../rules/index.ts';
import type { Range } from '../text/index.ts';
import { nearest } from '../words/index.ts';
import { parseYaml, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/index.ts';
import type { ConfigProblem, DocumentClaim, ExpectedSections } from './config.ts';

/** What one `.steady.yaml` says. */
export interface ConfigFile {
  readonly root: boolean;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly documents: readonly Omit<DocumentClaim, 'folder'>[];
  readonly env: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, ExpectedSections>>;
  readonly problems: readonly ConfigProblem[];
}

/** The names that exist; a list that is left out allows any. */
export interface Vocabulary {
  readonly rules?: readonly string[];
  readonly kinds?: readonly string[];
  /** The profiles of each kind of document that has some; a kind that is left out has no setting of its own. */
  readonly profiles?: Readonly<Record<string, readonly string[]>>;
}

/** A larger file is not read: no configuration is that long. */
const LARGEST = 256 * 1024;
const TOP_KEYS = ['version', 'root', 'rules', 'documents', 'run'];
const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'info', 'hint'];
/**
 * Variables that make a shell or the loader run something, or read the rest differently; and those that a shell keeps for itself, where an
 * assignment fails and takes the rest of the environment with it.
 */
const OF_THE_SHELL = new Set(
  (
    'BASH_ENV ENV PROMPT_COMMAND SHELLOPTS BASHOPTS POSIXLY_CORRECT IFS ZDOTDIR HISTFILE HISTCONTROL FPATH MODULE_PATH UID EUID GID EGID ' +
    'PPID BASHPID BASH_VERSINFO RANDOM SECONDS LINENO USERNAME status path fpath cdpath manpath argv pipestatus prompt psvar watch aliases'
  ).split(' '),
);

function isOfTheShell(name: string): boolean {
  return OF_THE_SHELL.has(name) || /^(?:PS\d|PROMPT\d?|RPROMPT|LD_|DYLD_|__steady)/.test(name);
}

const START: Range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** Reads one file. Never throws: what is not understood has no effect and is a problem, the rest holds. */
export function parseConfig(text: string, uri: string, vocabulary: Vocabulary = {}): ConfigFile {
  const reader = new Reader(uri, vocabulary);
  if (text.length > LARGEST)
    reader.problem(START, `Expected a file of at most ${String(LARGEST)} characters, found ${String(text.length)}`, true);
  else reader.file(text);
  return reader;
}

class Reader implements ConfigFile {
  root = false;
  readonly rules: Record<string, Severity | 'off'> = {};
  readonly documents: Omit<DocumentClaim, 'folder'>[] = [];
  readonly env: Record<string, string> = {};
  readonly expected: Record<string, ExpectedSections> = {};
  readonly problems: ConfigProblem[] = [];

  constructor(
    private readonly uri: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  problem(range: Range, message: string, concernsRuns = false): void {
    this.problems.push({ uri: this.uri, message, range, concernsRuns });
  }

  file(text: string): void {
    const { documents, problems } = parseYaml(text);
    for (const { range, message } of problems) this.problem(range, `Expected YAML, found a mistake: ${message}`, true);
    const top = documents[0];
    if (top === undefined || (top.kind === 'scalar' && top.value === null)) return;
    const map = this.#map(top, 'settings', true);
    if (map === undefined) return;
    if (!map.entries.some(({ key }) => key === 'version')) this.problem(START, 'Expected “version: 1”, found no version');
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
        if (Object.hasOwn(this.vocabulary.profiles ?? {}, entry.key)) this.#expects(entry);
        else
          this.#unknown(
            entry,
            'setting',
            [...TOP_KEYS, ...Object.keys(this.vocabulary.profiles ?? {})],
            nearest(entry.key, ['run', 'env']) !== undefined,
          );
    }
  }

  #run(entry: YamlEntry): void {
    if (entry.key !== 'env') this.#unknown(entry, 'setting of “run”', ['env'], true);
    else for (const variable of this.#map(entry.value, '“run.env”', true)?.entries ?? []) this.#variable(variable);
  }

  #rule(entry: YamlEntry): void {
    const { rules } = this.vocabulary;
    if (rules !== undefined && !rules.includes(entry.key)) {
      this.#unknown(entry, 'rule', rules);
      return;
    }
    // YAML 1.1 readers take a bare `off` for false; here it is text, but somebody may write the word that it stood for.
    const value = scalar(entry.value) === false ? 'off' : scalar(entry.value);
    const severity = SEVERITIES.find((name) => name === value);
    if (severity !== undefined) this.rules[entry.key] = severity;
    else {
      const meant = typeof value === 'string' ? meantBy(value, SEVERITIES) : '';
      this.problem(placeOf(entry), `Expected ${SEVERITIES.join(', ')} for “${entry.key}”, found ${shown(entry.value)}${meant}`);
    }
  }

  #claim(entry: YamlEntry): void {
    const { kinds } = this.vocabulary;
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
    const profiles = this.vocabulary.profiles?.[kind] ?? [];
    for (const entry of this.#map(value, `“${kind}”`)?.entries ?? []) {
      const name = scalar(entry.value);
      if (entry.key === 'sections') expected.sections = this.#texts(entry, 'the name of a section');
      else if (entry.key !== 'profile') this.#unknown(entry, `setting of “${kind}”`, ['profile', 'sections']);
      else if (typeof name === 'string' && profiles.includes(name)) expected.profile = name;
      else {
        const meant = typeof name === 'string' ? meantBy(name, profiles) : '';
        this.problem(placeOf(entry), `Expected ${profiles.join(', ')} for “profile”, found ${shown(entry.value)}${meant}`);
      }
    }
    this.expected[kind] = expected;
  }

  /** One text or a list of them. */
  #texts({ value }: YamlEntry, what: string): readonly string[] {
    const texts: string[] = [];
    for (const node of value?.kind === 'list' ? value.items : value === undefined ? [] : [value]) {
      const text = scalar(node);
      if (typeof text === 'string') texts.push(text);
      else this.problem(node.range, `Expected ${what}, found ${shown(node)}`);
    }
    return texts;
  }

  #variable(entry: YamlEntry): void {
    const value = scalar(entry.value);
    if (!/^[A-Za-z_]\w*$/.test(entry.key)) {
      this.problem(entry.keyRange, `Expected the name of a variable, found “${entry.key}”`, true);
    } else if (isOfTheShell(entry.key)) {
      this.problem(
        entry.keyRange,
        `Expected a variable of programs, found “${entry.key}”, by which a shell is told what to run or how to read`,
        true,
      );
    } else if (typeof value !== 'string') {
      // A number is not taken for text: 1.10 would come out as 1.1.
      this.problem(placeOf(entry), `Expected text in quotes for “${entry.key}”, found ${shown(entry.value)}`, true);
    } else {
      this.env[entry.key] = value;
    }
  }

  #map(node: YamlNode | undefined, what: string, concernsRuns = false): YamlMap | undefined {
    if (node === undefined || node.kind === 'map') return node;
    if (node.kind !== 'scalar' || node.value !== null)
      this.problem(node.range, `Expected ${what} as “name: value”, found ${shown(node)}`, concernsRuns);
    return undefined;
  }

  #unknown(entry: YamlEntry, what: string, known: readonly string[], concernsRuns = false): void {
    this.problem(entry.keyRange, `Expected a known ${what}, found “${entry.key}”${meantBy(entry.key, known)}`, concernsRuns);
  }
}

function meantBy(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean “${near}”?`;
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
