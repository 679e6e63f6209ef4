import type { Declared } from './declared/index.ts';
import type { Element } from './markdown/index.ts';
import { runRules, type Finding, type Rule, type RuleFailure, type RuleText, type Subject, type WorkspaceRule } from './rules/index.ts';
import type { Section, Step } from './steps/index.ts';
import type { Template } from './templates/index.ts';
import type { Range } from './text/index.ts';

/** The kinds of document by name. `rooms` says which of them are built; the others are names only, so that they are never reused. */
export type Kind = 'runbook' | 'postmortem' | 'slo' | 'incident' | 'oncall' | 'chaos' | 'metrics';

/** What a document shows of itself before it is parsed: enough to say whose it is, cheap enough to ask of every Markdown file. */
export interface Glance {
  /** Path from the workspace root, `/` between parts. */
  readonly path: string;
  /** `type:` or `kind:` of the front matter, in lower case. */
  readonly declared: string | undefined;
  /** `title:` of the front matter, where site generators keep what is elsewhere the first heading. */
  readonly title: string | undefined;
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
  /** What the front matter says of all steps. */
  readonly declared: Declared;
  /** The sections that it should have by `.steady.yaml`, in order; empty where that says nothing. */
  readonly expected: readonly string[];
  /** Every element with the document line that its range is relative to. */
  elements(): Iterable<{ readonly element: Element; readonly line: number }>;
}

/** What a room is made of. `Model` is its own affair: nobody outside the room sees it. */
interface RoomSpec<Model> {
  readonly kind: Kind;
  /** "runbook", "Runbooks": for messages and view titles. */
  readonly words: { readonly one: string; readonly many: string };
  recognise(glance: Glance): Recognition;
  /** Sets of sections that `.steady.yaml` can ask for by name; without any, nothing can be asked of this kind of document. */
  readonly profiles?: Readonly<Record<string, readonly string[]>>;
  /** The first heading as a name: "Runbook: High API Latency" → "High API Latency". */
  title(heading: string): string;
  read(reading: Reading): Model;
  outline(model: Model): readonly OutlineNode[];
  readonly rules: readonly (Rule<Model> | WorkspaceRule)[];
  /** Documents to start from; a function, for their texts are loaded when first asked for. */
  templates(): readonly Template[];
}

/** A document as its room has read it. */
export interface RoomDocument {
  outline(): readonly OutlineNode[];
  findings(subject: Omit<Subject<unknown>, 'model'>, failed: RuleFailure): readonly Finding[];
}

/** One per kind of document, all with the same furniture. Hosts iterate over rooms and never name one. */
export interface Room extends Pick<RoomSpec<unknown>, 'kind' | 'words' | 'recognise' | 'title' | 'profiles' | 'templates'> {
  read(reading: Reading): RoomDocument;
  /** Every rule as lists and pages show it. */
  readonly rules: readonly RuleCard[];
  readonly workspaceRules: readonly WorkspaceRule[];
}

/** A rule without its check: what documentation and hosts need of it. */
export type RuleCard = RuleText & Pick<Rule<never> | WorkspaceRule, 'scope'>;

export function defineRoom<Model>(spec: RoomSpec<Model>): Room {
  const { kind, words, rules, profiles } = spec;
  const ofDocument = rules.filter((rule) => rule.scope !== 'workspace');
  return Object.freeze({
    kind,
    words,
    rules,
    workspaceRules: rules.filter((rule) => rule.scope === 'workspace'),
    ...(profiles === undefined ? {} : { profiles }),
    recognise: (glance: Glance) => spec.recognise(glance),
    title: (heading: string) => spec.title(heading),
    templates: () => spec.templates(),
    read(reading: Reading): RoomDocument {
      const model = spec.read(reading);
      return {
        outline: () => spec.outline(model),
        findings: (subject, failed) => runRules(ofDocument, { ...subject, model }, failed),
      };
    },
  });
}
