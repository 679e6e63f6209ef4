import type { Blockquote, FootnoteDefinition, List, ListItem, Nodes, RootContent } from 'mdast';
import type { Construct, Extension, ParseContext, TokenizeContext } from 'micromark-util-types';

const EXCLAMATION_MARK = 33;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

/**
 * Link reference definitions and footnote definitions are all that one part of a Markdown document can do to the reading of another. So
 * what a parse asks about labels is recorded, and only chunks that were told something else than holds now are parsed again.
 *
 * A key is a label as the parser compares it, behind `[` for links and `^` for footnotes.
 */
export type LabelKey = `[${string}` | `^${string}`;

/** What a parse was told: whether the label is defined anywhere. */
export type Answers = ReadonlyMap<LabelKey, boolean>;

/** A label that no author types: of what stands in for a footnote, and tells nothing. */
export const NOBODYS_LABEL = '\ue000';

/** Stands in for the parser's two lists of defined labels during one parse. */
export class LabelWatch {
  /** By line of the parsed text, 1-based. */
  readonly asked: { readonly line: number; readonly key: LabelKey }[] = [];
  private readonly own = new Set<LabelKey>();
  private line = 1;

  constructor(private readonly definedElsewhere: (key: LabelKey) => boolean) {}

  /** Known once the parse is over; the parser itself asks only after it has read all definitions. */
  isDefined(key: LabelKey): boolean {
    return this.own.has(key) || this.definedElsewhere(key);
  }

  /** Takes the place of the parser's lists as soon as it stops at a bracket: before it has defined or asked for anything. */
  attach(context: TokenizeContext): void {
    this.line = context.now().line;
    const parser: ParseContext & { gfmFootnotes?: string[] } = context.parser;
    if (parser.defined instanceof LabelList) return;
    parser.defined = new LabelList(this, '[');
    parser.gfmFootnotes = new LabelList(this, '^');
  }

  define(key: LabelKey): void {
    this.own.add(key);
  }

  ask(key: LabelKey): boolean {
    if (key !== `^${NOBODYS_LABEL}`) this.asked.push({ line: this.line, key });
    return this.isDefined(key);
  }
}

/** The parser knows only arrays here, and uses only these two of their methods. */
class LabelList extends Array<string> {
  constructor(
    private readonly watch: LabelWatch,
    private readonly namespace: '[' | '^',
  ) {
    super();
  }

  override push(...labels: string[]): number {
    for (const label of labels) this.watch.define(`${this.namespace}${label}`);
    return labels.length;
  }

  override includes(label: string): boolean {
    return this.watch.ask(`${this.namespace}${label}`);
  }
}

let current: LabelWatch | undefined;

/** What `read` returns, with `watch` attached to the parser it runs. */
export function watching<T>(watch: LabelWatch, read: () => T): T {
  current = watch;
  try {
    return read();
  } finally {
    current = undefined;
  }
}

/** Matches nothing; it is there to be tried first wherever a definition or a reference may begin or end. */
const bystander: Construct = {
  name: 'labelWatch',
  tokenize(_effects, _ok, nok) {
    current?.attach(this);
    return nok;
  },
};

/** Makes a parser report to the watch. */
export const labelExtension: Extension = {
  document: { [OPENING_BRACKET]: bystander },
  contentInitial: { [OPENING_BRACKET]: bystander },
  text: { [OPENING_BRACKET]: bystander, [EXCLAMATION_MARK]: bystander, [CLOSING_BRACKET]: bystander },
};

/** Deeper than the caps let containers nest by far: a tree like that was not meant to be walked. */
const DEEPEST = 500;

/** The labels that the nodes define, each as often as it is defined; `undefined` where containers nest deeper than a walk should go. */
export function definitionsIn(nodes: readonly RootContent[]): LabelKey[] | undefined {
  const keys: LabelKey[] = [];
  let level: readonly Nodes[] = nodes;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return undefined;
    for (const node of level) {
      if (node.type === 'definition') keys.push(`[${node.identifier.toUpperCase()}`);
      else if (node.type === 'footnoteDefinition') keys.push(`^${node.identifier.toUpperCase()}`);
    }
    level = level.flatMap((node): readonly Nodes[] => (isContainer(node) ? node.children : []));
  }
  return keys;
}

function isContainer(node: Nodes): node is List | ListItem | Blockquote | FootnoteDefinition {
  return node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' || node.type === 'footnoteDefinition';
}

/** The labels that a look at the lines takes for defined. Nearly always right, which saves parsing what asked for them a second time. */
export function likelyDefinitions(text: string): Set<LabelKey> {
  const keys = new Set<LabelKey>();
  for (const [, label = ''] of text.matchAll(/^ {0,3}\[([^[\]\r\n]+)\]:/gm)) {
    const isFootnote = label.startsWith('^');
    const compared = label
      .slice(isFootnote ? 1 : 0)
      .replace(/[\t ]+/g, ' ')
      .trim()
      .toLowerCase()
      .toUpperCase();
    keys.add(`${isFootnote ? '^' : '['}${compared}`);
  }
  return keys;
}

/** How often each label is defined in a document. */
export class DefinitionCounts {
  private readonly counts = new Map<LabelKey, number>();

  has(key: LabelKey): boolean {
    return this.counts.has(key);
  }

  add(keys: readonly LabelKey[]): void {
    for (const key of keys) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  remove(keys: readonly LabelKey[]): void {
    for (const key of keys) {
      const left = (this.counts.get(key) ?? 0) - 1;
      if (left > 0) this.counts.set(key, left);
      else this.counts.delete(key);
    }
  }
}
