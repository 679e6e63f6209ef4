import type { Element } from './markdown/element.ts';
import type { Rule } from './rules/rule.ts';
import type { Section, Step } from './steps/step.ts';
import type { Range } from './text/position.ts';

/** The kinds of document, in the order that breaks ties between equally sure rooms. */
export type Kind = 'runbook';

/** What a document shows of itself before it is parsed: enough to say whose it is, cheap enough to ask of every Markdown file. */
export interface Glance {
  /** Path from the workspace root, `/` between parts. */
  readonly path: string;
  /** `type:` or `kind:` of the front matter, in lower case. */
  readonly declared: string | undefined;
  readonly headings: readonly { readonly depth: number; readonly text: string; readonly line: number }[];
  /** Fenced and indented blocks whose label says shell, or that have none and look like it. */
  readonly shellBlocks: number;
  readonly lines: number;
}

/** 0 is "not ours", 1 is "says so itself". From 0.5 the document is the room's. */
export interface Recognition {
  readonly sure: number;
  /** For the tooltip and `steady list`: "H1 begins with “Runbook:”". */
  readonly why: string;
}

/** A node of trees, symbols and `steady list`. Plain data; `intent` is what a click or a button asks for. */
export interface OutlineNode {
  /** Stable while the thing stays: trees keep their expansion by it. */
  readonly id: string;
  readonly label: string;
  readonly kind: 'section' | 'step';
  readonly range: Range;
  /** For a step: its id, by which hosts find state and intents. */
  readonly step?: string;
  readonly children: readonly OutlineNode[];
}

/** A document as a room reads it: everything composed from the facts of the chunks, in document order. */
export interface Reading {
  readonly uri: string;
  readonly path: string;
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
  /** Every element with the document line that its range is relative to. */
  elements(): Iterable<{ readonly element: Element; readonly line: number }>;
}

/** One per kind of document, all with the same furniture. Hosts iterate over rooms and never name one. */
export interface Room<Model> {
  readonly kind: Kind;
  /** "runbook", "Runbooks": for messages and view titles. */
  readonly words: { readonly one: string; readonly many: string };
  recognise(glance: Glance): Recognition;
  read(reading: Reading): Model;
  outline(model: Model): readonly OutlineNode[];
  readonly rules: readonly Rule<Model>[];
}

export function defineRoom<Model>(room: Room<Model>): Room<Model> {
  return Object.freeze(room);
}
