import { indexLines, type LineIndex, shiftRange, type Position, type Range } from '../text/index.ts';
import { moveContent } from './moving.ts';
import type { YamlContent, YamlProblem, YamlUnit } from './node.ts';

/** What the documents of a unit are: cut at the entries of a map, at the items of a list, or not cut. */
export type Root = 'map' | 'list' | 'whole';

/** The roots that are cut. */
export type Cut = Exclude<Root, 'whole'>;

/** What is known of a unit but for its text. */
export interface UnitFacts {
  readonly begins: boolean;
  readonly root: Root;
  readonly content: YamlContent;
  readonly problems: readonly YamlProblem[];
  /** How many of the problems are the parser's. */
  readonly mistakes: number;
  /** Where the root of the document begins, in its first unit; where it ends, in its last. */
  readonly rootStart: Position;
  readonly rootEnd: Position;
}

/** A unit with its place, which the engine moves while the facts stay. */
export class Unit implements YamlUnit {
  offset = 0;
  line = 0;
  readonly lines: LineIndex;
  /** How many lines further down the next unit begins. */
  readonly endings: number;
  readonly begins: boolean;
  readonly root: Root;
  readonly content: YamlContent;
  readonly problems: readonly YamlProblem[];
  #placed: { readonly line: number; readonly content: YamlContent } | undefined;

  constructor(
    readonly text: string,
    readonly facts: UnitFacts,
  ) {
    this.lines = indexLines(text);
    this.endings = this.lines.lineCount - 1;
    this.begins = facts.begins;
    this.root = facts.root;
    this.content = facts.content;
    this.problems = facts.problems;
  }

  /** The content in lines of the whole text, kept until the unit moves. */
  placed(): YamlContent {
    if (this.line === 0) return this.content;
    if (this.#placed?.line !== this.line) this.#placed = { line: this.line, content: moveContent(this.content, this.line) };
    return this.#placed.content;
  }

  placedProblems(): readonly YamlProblem[] {
    return this.problems.map(({ message, range }) => ({ message, range: shiftRange(range, this.line) }));
  }
}

/** The range of the root that begins in one unit and ends in another. */
export function rootRange(first: Unit, last: Unit): Range {
  return shiftedBetween(first.facts.rootStart, first.line, last.facts.rootEnd, last.line);
}

function shiftedBetween(start: Position, startLines: number, end: Position, endLines: number): Range {
  return { start: { line: start.line + startLines, column: start.column }, end: { line: end.line + endLines, column: end.column } };
}
