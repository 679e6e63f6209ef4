import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import type { Range } from '../text/index.ts';
import type { YamlEntry, YamlNode, YamlProblem, YamlText } from './node.ts';

/** Deeper values are left out: the parser itself recurses. */
const DEEPEST = 64;

/** Reads a YAML text, several documents or one. Never throws: what cannot be read becomes a problem. */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const documents: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
    const problems = documents.flatMap((document): YamlProblem[] =>
      document.errors.map((error) => ({ message: error.message, range: rangeOf(lines, error.pos[0], error.pos[1]) })),
    );
    return { documents: documents.map((document) => new Reader(document, lines).read(document.contents, 0)), problems };
  } catch {
    // The composer recurses without a limit of its own and overflows the stack on thousands of open brackets.
    return { documents: [], problems: [{ message: 'Nested too deeply to be read', range: rangeOf(lines, 0, 0) }] };
  }
}

class Reader {
  readonly #read = new Map<Node, YamlNode>();

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

  /** An alias gives the very node of its anchor, so that nested aliases do not grow; one inside its own anchor gives nothing. */
  read(node: unknown, depth: number): YamlNode | undefined {
    if (depth > DEEPEST) return undefined;
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined ? undefined : this.#read.get(target);
    }
    const read = this.#convert(node, depth);
    if (read !== undefined) this.#read.set(node as Node, read);
    return read;
  }

  #convert(node: unknown, depth: number): YamlNode | undefined {
    if (isScalar(node)) return { kind: 'scalar', range: this.#range(node), value: scalarOf(node.value) };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, depth + 1)).filter((item) => item !== undefined);
      return { kind: 'list', range: this.#range(node), items };
    }
    if (isMap(node)) {
      const entries = node.items.map((pair): YamlEntry => {
        const key = this.read(pair.key, depth + 1);
        return {
          key: key?.kind === 'scalar' ? String(key.value) : '',
          keyRange: key?.range ?? this.#range(node),
          value: this.read(pair.value, depth + 1),
        };
      });
      return { kind: 'map', range: this.#range(node), entries };
    }
    return undefined;
  }

  #range(node: Node): Range {
    const [start, end] = node.range ?? [0, 0];
    return rangeOf(this.lines, start, end);
  }
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  // The core schema makes nothing else but of tags such as !!binary, whose value nobody here asks for.
  return null;
}

function rangeOf(lines: LineCounter, start: number, end: number): Range {
  return { start: positionOf(lines, start), end: positionOf(lines, Math.max(start, end)) };
}

function positionOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(0, line - 1), column: Math.max(0, col - 1) };
}
