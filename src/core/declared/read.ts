import type { Chunk, FrontMatter } from '../markdown/index.ts';
import { readPattern } from '../pattern/index.ts';
import { readCommand } from '../shell/index.ts';
import { shiftRange, type Range } from '../text/index.ts';
import { nearest, plain } from '../words/index.ts';
import { versionOption } from './tools.ts';
import { parseYaml, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/index.ts';
import {
  NOTHING_DECLARED,
  type Declared,
  type DeclaredInput,
  type DeclarationProblem,
  type RequiredTool,
  type Requirements,
} from './declared.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A larger front matter is read by nobody. */
const LARGEST = 64 * 1024;
const SHELLS = ['bash', 'zsh', 'sh'] as const;
const VARIABLE = /^[A-Za-z_]\w*$/;

const kept = new WeakMap<Chunk, Declared>();

/** What the front matter of a document declares; read once for as long as its chunk lives. */
export function readDeclared(chunks: readonly Chunk[]): Declared {
  const [first] = chunks;
  const element = first?.elements[0];
  if (first === undefined || element?.kind !== 'frontMatter' || element.format !== 'yaml') return NOTHING_DECLARED;
  let declared = kept.get(first);
  if (declared === undefined) kept.set(first, (declared = fromFrontMatter(element)));
  return declared;
}

/** A front matter that is no YAML is not ours to complain about: where it says nothing of us, nothing is declared. */
function fromFrontMatter({ text, range }: FrontMatter): Declared {
  if (text.length > LARGEST || !/^[ \t]*['"]?(?:steady|runbook)['"]?[ \t]*:/m.test(text)) return NOTHING_DECLARED;
  const root = parseYaml(text).documents[0];
  const entries = root?.kind === 'map' ? root.entries : [];
  const entry = entries.find(({ key }) => key === 'steady') ?? entries.find(({ key, value }) => key === 'runbook' && value?.kind === 'map');
  return entry === undefined ? NOTHING_DECLARED : new Reader(range.start.line + 1).read(entry);
}

class Reader {
  readonly #problems: DeclarationProblem[] = [];
  readonly #inputs: DeclaredInput[] = [];
  readonly #declared: Writable<Pick<Declared, 'requires' | 'shell' | 'cwd'>> = {
    requires: NOTHING_DECLARED.requires,
    shell: undefined,
    cwd: undefined,
  };

  /** The document's line that the YAML begins on. */
  constructor(private readonly line: number) {}

  read(entry: YamlEntry): Declared {
    this.#keys(entry, `“${entry.key}”`, {
      inputs: (each) => this.#listOf(each, '“inputs” as a list', (node) => this.#input(node)),
      requires: (each) => (this.#declared.requires = this.#requires(each)),
      shell: (each) => {
        const value = this.#text(each, SHELLS.join(', '));
        const shell = SHELLS.find((name) => name === value);
        if (value !== undefined && shell === undefined)
          this.#problem(placeOf(each), `Expected ${SHELLS.join(', ')}, found ${shown(each.value)}`);
        this.#declared.shell = shell;
      },
      cwd: (each) => (this.#declared.cwd = this.#text(each, 'a folder')),
    });
    return { inputs: this.#inputs, ...this.#declared, problems: this.#problems };
  }

  #input(node: YamlNode): void {
    const input: Writable<DeclaredInput> = { ...NO_INPUT, range: this.#placed(node.range) };
    if (node.kind === 'scalar' && typeof node.value === 'string') input.name = node.value.trim();
    else if (node.kind === 'map') {
      this.#inMap(node, 'an input', {
        name: (each) => {
          input.name = this.#text(each, 'a name')?.trim() ?? '';
          input.range = this.#placed(placeOf(each));
        },
        description: (each) => (input.description = this.#text(each, 'a sentence')),
        default: (each) => (input.default = this.#scalar(each.value, 'one value')),
        choices: (each) => this.#listOf(each, '“choices” as a list', (choice) => this.#push(input, choice)),
        pattern: (each) => (input.pattern = this.#pattern(each)),
        secret: (each) => (input.secret = this.#flag(each)),
        from: (each) => (input.from = commandOf(this.#text(each, 'a command'))),
      });
    } else {
      this.#problem(node.range, `Expected an input as “name: …”, found ${shown(node)}`);
      return;
    }
    this.#keep(input, node);
  }

  #keep(input: DeclaredInput, node: YamlNode): void {
    if (input.name === '') this.#problem(node.range, 'Expected “name” for an input, found none');
    else if (this.#inputs.some(({ name }) => name === input.name))
      this.#problems.push({ message: `Expected “${plain(input.name, 60)}” once, found it again`, range: input.range });
    else this.#inputs.push(input);
    const unfit = input.default !== undefined && !acceptsValue(input, input.default);
    if (unfit)
      this.#problems.push({ message: `Expected a default that is allowed, found “${plain(input.default, 60)}”`, range: input.range });
  }

  #push(input: Writable<DeclaredInput>, node: YamlNode): void {
    const choice = this.#scalar(node, 'one value');
    if (choice !== undefined) input.choices = [...input.choices, choice];
  }

  #pattern(entry: YamlEntry): string | undefined {
    const source = this.#text(entry, 'a regular expression');
    const pattern = source === undefined ? undefined : readPattern(source, { whole: true });
    if (typeof pattern !== 'string') return source;
    this.#problem(placeOf(entry), `Expected a regular expression, found ${pattern}`);
    return undefined;
  }

  #requires(entry: YamlEntry): Requirements {
    const requires: Writable<Requirements> = { ...NOTHING_DECLARED.requires };
    this.#keys(entry, '“requires”', {
      context: (each) => (requires.context = this.#text(each, 'the name of a context')),
      tools: (each) => this.#listOf(each, '“tools” as a list', (node) => (requires.tools = [...requires.tools, ...this.#tool(node)])),
      env: (each) => this.#listOf(each, '“env” as a list', (node) => (requires.env = [...requires.env, ...this.#variable(node)])),
    });
    return requires;
  }

  #tool(node: YamlNode): readonly RequiredTool[] {
    const text = this.#scalar(node, 'a tool such as kubectl>=1.28');
    if (text === undefined) return [];
    const [, name, comparison, version] = /^\s*([\w.+-]+)\s*(?:(>=|<=|==?|>|<)\s*v?(\d+(?:\.\d+){0,3}))?\s*$/.exec(text) ?? [];
    if (name === undefined) {
      this.#problem(node.range, `Expected a tool such as kubectl>=1.28, found ${shown(node)}`);
      return [];
    }
    if (version !== undefined && versionOption(name) === undefined)
      this.#problem(
        node.range,
        `Expected a tool whose version is known how to be asked, such as kubectl, found ${shown(node)}: it is only looked for`,
      );
    return [{ name, comparison: (comparison === '==' ? '=' : comparison) as RequiredTool['comparison'], version }];
  }

  #variable(node: YamlNode): readonly string[] {
    const name = this.#scalar(node, 'the name of a variable');
    if (name === undefined || VARIABLE.test(name)) return name === undefined ? [] : [name];
    this.#problem(node.range, `Expected the name of a variable, found ${shown(node)}`);
    return [];
  }

  #keys(entry: YamlEntry, what: string, known: Readonly<Record<string, (entry: YamlEntry) => void>>): void {
    if (entry.value?.kind === 'map') this.#inMap(entry.value, what, known);
    else if (!isNothing(entry.value)) this.#problem(placeOf(entry), `Expected ${what} as “name: value”, found ${shown(entry.value)}`);
  }

  #inMap(map: YamlMap, what: string, known: Readonly<Record<string, (entry: YamlEntry) => void>>): void {
    for (const entry of map.entries) {
      if (Object.hasOwn(known, entry.key)) known[entry.key]?.(entry);
      else this.#unknown(entry, what, Object.keys(known));
    }
  }

  #unknown({ key, keyRange }: YamlEntry, what: string, known: readonly string[]): void {
    const near = nearest(key, known);
    const meant = near === undefined ? '' : `; did you mean “${near}”?`;
    const fix = near === undefined ? {} : { fix: { title: `Write “${near}”`, text: near } };
    const message = `Expected ${known.slice(0, -1).join(', ')} or ${known.at(-1) ?? ''} in ${what}, found “${plain(key, 40)}”${meant}`;
    this.#problems.push({ message, range: this.#placed(keyRange), ...fix });
  }

  #listOf(entry: YamlEntry, what: string, read: (node: YamlNode) => void): void {
    if (entry.value?.kind === 'list') for (const item of entry.value.items) read(item);
    else if (!isNothing(entry.value)) this.#problem(placeOf(entry), `Expected ${what}, found ${shown(entry.value)}`);
  }

  #text(entry: YamlEntry, what: string): string | undefined {
    const { value } = entry;
    if (value?.kind === 'scalar' && typeof value.value === 'string') return value.value;
    this.#problem(placeOf(entry), `Expected ${what}, found ${shown(value)}`);
    return undefined;
  }

  /** A number is taken as text where it comes out as people write it: `1.10` would come out as 1.1. */
  #scalar(node: YamlNode | undefined, what: string): string | undefined {
    const value = node?.kind === 'scalar' ? node.value : undefined;
    if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isSafeInteger(value)))
      return String(value);
    if (node !== undefined)
      this.#problem(node.range, `Expected ${typeof value === 'number' ? 'text in quotes' : what}, found ${shown(node)}`);
    return undefined;
  }

  #flag(entry: YamlEntry): boolean {
    const { value } = entry;
    if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
    this.#problem(placeOf(entry), `Expected true or false, found ${shown(value)}`);
    // Whoever writes anything there does not want it to be seen.
    return true;
  }

  #problem(range: Range, message: string): void {
    this.#problems.push({ message, range: this.#placed(range) });
  }

  #placed(range: Range): Range {
    return shiftRange(range, this.line);
  }
}

const NO_INPUT: Omit<DeclaredInput, 'range'> = {
  name: '',
  description: undefined,
  default: undefined,
  choices: [],
  pattern: undefined,
  secret: false,
  from: undefined,
};

/** Whether a value is one of the choices and fits the pattern, where there are such. What a command would list is not known here. */
export function acceptsValue({ choices, pattern }: Pick<DeclaredInput, 'choices' | 'pattern'>, value: string): boolean {
  if (choices.length > 0 && !choices.includes(value)) return false;
  const read = pattern === undefined ? undefined : readPattern(pattern, { whole: true });
  return read === undefined || typeof read === 'string' || read.finds(value);
}

function commandOf(command: string | undefined): DeclaredInput['from'] {
  return command === undefined || command.trim() === '' ? undefined : readCommand(command);
}

function placeOf(entry: YamlEntry): Range {
  return entry.value?.range ?? entry.keyRange;
}

function isNothing(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

function shown(node: YamlNode | undefined): string {
  if (node === undefined || isNothing(node)) return 'nothing';
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  return typeof node.value === 'string' ? `“${plain(node.value, 60)}”` : String(node.value);
}
