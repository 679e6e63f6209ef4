import { indexLines, type Position, type Range, type TextChange } from '../text/index.ts';
import { createYaml, type YamlEntry, type YamlNode } from '../yaml/index.ts';
import type { ConfigProblem } from './config.ts';
import type { RuleName, Vocabulary } from './names.ts';
import { parseConfig, readParsed, LARGEST } from './parse.ts';
import { configSchema, type JsonSchema } from './schema.ts';

/** A `.steady.yaml` that is open: its problems follow the text, and it knows what can stand in it. */
export interface ConfigDocument {
  readonly text: string;
  readonly lineCount: number;
  readonly problems: readonly ConfigProblem[];
  apply(changes: readonly TextChange[]): void;
  reset(text: string): void;
  /** What can be written at a place. */
  proposals(position: Position): readonly ConfigProposal[];
  /** What the key at a place does. */
  explain(position: Position): ConfigExplanation | undefined;
}

/** A key or a value that can be written in the place of `range`. */
export interface ConfigProposal {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** One line: the title of a rule. */
  readonly title: string | undefined;
  /** Markdown. */
  readonly about: string | undefined;
  readonly text: string;
  readonly range: Range;
  /** What is written next can be proposed as well. */
  readonly goesOn: boolean;
}

export interface ConfigExplanation {
  readonly range: Range;
  readonly title: string | undefined;
  /** Markdown. */
  readonly about: string;
  /** The id of the rule that the key names. */
  readonly rule: RuleName | undefined;
}

export function openConfig(uri: string, text: string, vocabulary: Vocabulary): ConfigDocument {
  return new OpenConfig(uri, text, vocabulary);
}

const KEY = /^([ ]*)([^\s:#[\]{},]*)$/;
const VALUE = /^([ ]*)([^\s:#[\]{},]+):[ ]+(\S*)$/;
const PARENT = /^([ ]*)([^\s#][^\s:]*):/;

class OpenConfig implements ConfigDocument {
  readonly #yaml;
  readonly #schema: JsonSchema;
  #problems: readonly ConfigProblem[] | undefined;

  constructor(
    private readonly uri: string,
    text: string,
    private readonly vocabulary: Vocabulary,
  ) {
    this.#yaml = createYaml(text);
    this.#schema = configSchema(vocabulary);
  }

  get text(): string {
    return this.#yaml.text;
  }

  get lineCount(): number {
    return this.#yaml.lineCount;
  }

  get problems(): readonly ConfigProblem[] {
    return (this.#problems ??= this.#read());
  }

  apply(changes: readonly TextChange[]): void {
    this.#yaml.apply(changes);
    this.#problems = undefined;
  }

  reset(text: string): void {
    this.#yaml.reset(text);
    this.#problems = undefined;
  }

  proposals(position: Position): readonly ConfigProposal[] {
    const lines = indexLines(this.text);
    const before = lines.line(position.line).slice(0, position.column);
    const replaced = (word: string): Range => ({ start: { line: position.line, column: position.column - word.length }, end: position });
    const value = VALUE.exec(before);
    if (value !== null) {
      const [, indent = '', key = '', word = ''] = value;
      const path = [...this.#parents(lines, position.line, indent.length), unquoted(key)];
      return valuesOf(this.#schemaAt(path)).map((label) => proposal(label, 'value', replaced(word)));
    }
    const [, indent, word = ''] = KEY.exec(before) ?? [];
    if (indent === undefined) return [];
    return this.#keys(this.#parents(lines, position.line, indent.length), { word, range: replaced(word) });
  }

  explain(position: Position): ConfigExplanation | undefined {
    const path: string[] = [];
    let node = this.#yaml.documents[0];
    for (;;) {
      const entry: YamlEntry | undefined = node?.kind === 'map' ? node.entries.find((each) => covers(each, position)) : undefined;
      if (entry === undefined) return undefined;
      path.push(entry.key);
      if (isIn(entry.keyRange, position)) return this.#explanation(path, entry.keyRange);
      node = entry.value;
    }
  }

  #read(): readonly ConfigProblem[] {
    const { text, uri, vocabulary } = { text: this.text, uri: this.uri, vocabulary: this.vocabulary };
    return (text.length > LARGEST ? parseConfig(text, uri, vocabulary) : readParsed(this.#yaml, uri, vocabulary)).problems;
  }

  #explanation(path: readonly string[], range: Range): ConfigExplanation | undefined {
    const { title, description } = this.#schemaAt(path) ?? {};
    if (typeof description !== 'string') return undefined;
    const rule = path[0] === 'rules' ? this.vocabulary.rules?.find(({ id }) => id === path[1]) : undefined;
    return { range, title: typeof title === 'string' ? title : undefined, about: description, rule };
  }

  /** The keys that can stand there and do not yet. */
  #keys(path: readonly string[], { word, range }: { readonly word: string; readonly range: Range }): ConfigProposal[] {
    let node: YamlNode | undefined = this.#yaml.documents[0];
    for (const key of path) node = node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
    const taken = new Set(node?.kind === 'map' ? node.entries.map(({ key }) => key) : []);
    taken.delete(word);
    return Object.entries(propertiesOf(this.#schemaAt(path)) ?? {})
      .filter(([key]) => !taken.has(key))
      .map(([key, schema]) => {
        const isMap = propertiesOf(schema) !== undefined || schema['additionalProperties'] !== undefined;
        return {
          ...proposal(key, 'key', range, schema),
          text: isMap ? `${key}:\n  ` : `${key}: `,
          goesOn: isMap || valuesOf(schema).length > 0,
        };
      });
  }

  /** The keys above that a line so far indented belongs to: by the lines, as what is being written is no YAML yet. */
  #parents(lines: ReturnType<typeof indexLines>, line: number, indent: number): readonly string[] {
    const path: string[] = [];
    let depth = indent;
    for (let at = line - 1; at >= 0 && depth > 0; at--) {
      const [, space, key] = PARENT.exec(lines.line(at)) ?? [];
      if (space === undefined || key === undefined || space.length >= depth) continue;
      path.unshift(unquoted(key));
      depth = space.length;
    }
    return path;
  }

  #schemaAt(path: readonly string[]): JsonSchema | undefined {
    let schema: JsonSchema | undefined = this.#schema;
    for (const key of path) schema = schema && propertiesOf(schema)?.[key];
    return schema;
  }
}

function proposal(label: string, kind: ConfigProposal['kind'], range: Range, { title, description }: JsonSchema = {}): ConfigProposal {
  return {
    label,
    kind,
    title: typeof title === 'string' ? title : undefined,
    about: typeof description === 'string' ? description : undefined,
    text: label,
    range,
    goesOn: false,
  };
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> | undefined {
  return schema?.['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
}

function valuesOf(schema: JsonSchema | undefined): readonly string[] {
  if (schema === undefined) return [];
  if (typeof schema['const'] === 'number') return [String(schema['const'])];
  if (schema['type'] === 'boolean') return ['true', 'false'];
  return Array.isArray(schema['enum']) ? schema['enum'].filter((value) => typeof value === 'string') : [];
}

function unquoted(key: string): string {
  return key.replace(/^["']|["']$/g, '');
}

function covers({ keyRange, value }: YamlEntry, position: Position): boolean {
  return isIn({ start: keyRange.start, end: value?.range.end ?? keyRange.end }, position);
}

function isIn({ start, end }: Range, { line, column }: Position): boolean {
  const isBefore = line < start.line || (line === start.line && column < start.column);
  const isBehind = line > end.line || (line === end.line && column > end.column);
  return !isBefore && !isBehind;
}
