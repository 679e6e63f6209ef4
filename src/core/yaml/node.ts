import type { Range, TextChange } from '../text/index.ts';

/** A value in a YAML text, with its place. The trees of the parser never leave this folder. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  readonly range: Range;
  /** In the order of the text. A key that stands twice is here twice, and among the problems. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  /** Empty for a key that is a map or a list. */
  readonly key: string;
  readonly keyRange: Range;
  /** `undefined` for a key with nothing behind it. */
  readonly value: YamlNode | undefined;
}

export interface YamlList {
  readonly kind: 'list';
  readonly range: Range;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: string | number | boolean | null;
}

/** Something that is no YAML, in the parser's words or in ours. */
export interface YamlProblem {
  readonly message: string;
  readonly range: Range;
}

export interface YamlText {
  /** The root of each document in the text; `undefined` for an empty one. */
  readonly documents: readonly (YamlNode | undefined)[];
  /** In the order of the text. */
  readonly problems: readonly YamlProblem[];
}

/** A YAML text that is edited: what is not touched is not read again, and everything equals what reading the whole text gives. */
export interface YamlDocument extends YamlText {
  readonly text: string;
  readonly length: number;
  readonly lineCount: number;
  /** The stretches that are read by themselves, for those who keep what they found out about one for as long as it lives. */
  readonly units: readonly YamlUnit[];
  apply(changes: readonly TextChange[]): void;
  reset(text: string): void;
}

/**
 * A stretch of lines that is read by itself: entries of the map or items of the list that a document is, or documents that cannot be cut.
 * All ranges are relative to its first line.
 */
export interface YamlUnit {
  /** Its first line in the text. */
  readonly line: number;
  /** A document begins here; the units up to the next that does belong to it. */
  readonly begins: boolean;
  readonly content: YamlContent;
  readonly problems: readonly YamlProblem[];
}

export type YamlContent =
  | { readonly kind: 'entries'; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'items'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'documents'; readonly documents: readonly (YamlNode | undefined)[] };
