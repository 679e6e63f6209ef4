import type { Catalogue, DocumentCard } from './catalogue.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import type { Range } from '../text/index.ts';

/** What a rule may ask about the document beyond its model. */
export interface RuleDocument {
  readonly uri: string;
  readonly lineCount: number;
  /** How its lines end. Rules write `\n` in their edits; the engine puts this in its place. */
  readonly eol: '\n' | '\r\n';
  /** The text of a 0-based line, without its end. */
  line(line: number): string;
}

/**
 * Facts of other files, answered from what is known now. `undefined` means "not known yet": the rule reports nothing for it, the service
 * asks the file port and runs the rule again. So no rule ever waits.
 */
export interface Lookups {
  /** What stands at a URI. */
  stat(uri: string): 'file' | 'folder' | 'nothing' | undefined;
  /** The anchors of a Markdown file (heading slugs and ids), or `undefined` while unknown. */
  anchors(uri: string): ReadonlySet<string> | undefined;
}

export interface RuleContext<Model> {
  readonly model: Model;
  readonly document: RuleDocument;
  readonly lookups: Lookups;
  readonly report: (finding: Report) => void;
  /** Whether a finding of another rule would be shown there: where two see one cause, the one that says less leaves it to the other. */
  readonly isShown: (rule: string, range: Range) => boolean;
}

/** A finding as a rule states it: the engine adds the rule's id and the severity in force. */
export interface Report {
  readonly message: string;
  readonly range: Range;
  readonly related?: Finding['related'];
  readonly fixes?: readonly Fix[];
}

/** A document as a test and as a picture on the rule's page. */
export interface Example {
  /** The document's text, whole. */
  readonly text: string;
  /** Its path, where the rule looks at that; else the room's usual one. */
  readonly path?: string;
  /** Other files that exist, by path relative to the document's folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The text of the `.steady.yaml` that holds for it; left out where there is none. */
  readonly config?: string;
  /** What is found, in order: 1-based line and message. Empty for a good example. */
  readonly findings: readonly { readonly line: number; readonly message: string }[];
  /** The text after every fix has been applied; left out where the rule offers none here. */
  readonly fixed?: string;
}

/** What lists and pages say of a rule. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** One line for lists: "A fence that is never closed". */
  readonly title: string;
  /** A paragraph that a newcomer understands. Markdown. */
  readonly why: string;
  readonly examples: readonly Example[];
}

/** One rule: its reason, its examples (which are its tests and its page), its check and its fix. One file each. */
export interface Rule<Model> extends RuleText {
  /** The document by itself, which is what most rules are about; `defineRule` takes those of the workspace too. */
  readonly scope?: 'document';
  /**
   * It looks at nothing but the model's steps, at one without the others: `check` is then given them one by one, and what it says of a
   * step is kept for as long as the step's text stays. A rule that looks at other lines, or asks `lookups`, leaves this out.
   */
  readonly each?: 'step';
  check(context: RuleContext<Model>): void;
}

/** What a workspace rule works on: one document, among all. */
export interface WorkspaceRuleContext {
  readonly card: DocumentCard;
  readonly catalogue: Catalogue;
  readonly report: (finding: Report) => void;
}

/** A rule about a document among the others of its workspace: a pure function of their cards, which are all that it sees. */
export interface WorkspaceRule extends RuleText {
  readonly scope: 'workspace';
  check(context: WorkspaceRuleContext): void;
}

export function defineRule<Model>(rule: Rule<Model>): Rule<Model>;
export function defineRule(rule: WorkspaceRule): WorkspaceRule;
export function defineRule(rule: Rule<never> | WorkspaceRule): Rule<never> | WorkspaceRule {
  return Object.freeze(rule);
}
