import type { Range } from '../text/index.ts';

/** A value in a YAML text, with its place. The trees of the parser never leave this folder. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  readonly range: Range;
  /** In the order of the text. A key that stands twice is here twice, and among the problems. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
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

/** Something that is no YAML, in the parser's words. */
export interface YamlProblem {
  readonly message: string;
  readonly range: Range;
}

export interface YamlText {
  /** The root of each document in the text; `undefined` for an empty one. */
  readonly documents: readonly (YamlNode | undefined)[];
  readonly problems: readonly YamlProblem[];
}
