import type { Finding, Fix, Severity } from './finding.ts';
import { reportEach, type Piece } from './pieces.ts';
import type { Range } from '../text/index.ts';
import type { Lookups, Report, Rule, RuleContext, RuleDocument, RuleText, WorkspaceRule } from './rule.ts';
import type { Suppressions } from './suppression.ts';

/** What `.steady.yaml` says of each rule; a rule that it does not name keeps its own severity. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** One document, ready to be checked. */
export interface Subject<Model> {
  readonly model: Model;
  readonly document: RuleDocument;
  readonly lookups: Lookups;
  readonly settings: RuleSettings;
  readonly suppressions: Suppressions;
}

/** A rule that threw: a bug of ours, never the document's fault. */
export type RuleFailure = (rule: string, error: unknown) => void;

/**
 * What the rules find in a document, in the order of its text. Never throws: a rule that does loses what it would have said after that
 * point, and the others go on.
 */
export function runRules<Model>(rules: readonly Rule<Model>[], subject: Subject<Model>, failed: RuleFailure): readonly Finding[] {
  const { settings, suppressions } = subject;
  const isShown = (rule: string, range: Range): boolean => settings[rule] !== 'off' && !suppressions.silences(rule, range);
  return run(rules, subject, failed, (rule, report) => {
    check(rule, { ...subject, isShown }, report);
  });
}

/** The same for rules of the workspace, whose reports are kept by who knows when to run them again. */
export function runWorkspaceRules(
  rules: readonly WorkspaceRule[],
  subject: Omit<Subject<unknown>, 'model' | 'lookups'>,
  reportsOf: (rule: WorkspaceRule) => readonly Report[],
  failed: RuleFailure,
): readonly Finding[] {
  return run(rules, subject, failed, (rule, report) => {
    for (const stated of reportsOf(rule)) report(stated);
  });
}

function run<R extends RuleText>(
  rules: readonly R[],
  { settings, suppressions, document }: Pick<Subject<unknown>, 'settings' | 'suppressions' | 'document'>,
  failed: RuleFailure,
  reports: (rule: R, report: (stated: Report) => void) => void,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = settings[rule.id] ?? rule.severity;
    if (severity === 'off') continue;
    const report = (stated: Report): void => {
      if (suppressions.silences(rule.id, stated.range)) return;
      findings.push(findingOf(rule.id, severity, stated, document.eol));
    };
    try {
      reports(rule, report);
    } catch (error) {
      failed(rule.id, error);
    }
  }
  return findings.sort(byPlace);
}

function check<Model>(
  rule: Rule<Model>,
  { model, document, lookups, isShown }: Subject<Model> & Pick<RuleContext<Model>, 'isShown'>,
  report: (stated: Report) => void,
): void {
  if (rule.each !== 'step' || !hasSteps(model)) {
    rule.check({ model, document, lookups, report, isShown });
    return;
  }
  const checkOne = (step: Piece): readonly Report[] => {
    const reports: Report[] = [];
    rule.check({ model: { ...model, steps: [step] }, document, lookups, isShown, report: (stated) => reports.push(stated) });
    return reports;
  };
  reportEach(rule, model.steps, checkOne, report);
}

function hasSteps<Model>(model: Model): model is Model & { readonly steps: readonly Piece[] } {
  return typeof model === 'object' && model !== null && 'steps' in model;
}

function findingOf(rule: string, severity: Severity, stated: Report, eol: RuleDocument['eol']): Finding {
  return {
    rule,
    severity,
    message: stated.message,
    range: stated.range,
    ...(stated.related === undefined ? {} : { related: stated.related }),
    fixes: (stated.fixes ?? []).map((fix) => withLineEnds(fix, eol)),
  };
}

function withLineEnds(fix: Fix, eol: RuleDocument['eol']): Fix {
  if (eol === '\n') return fix;
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', eol) })) };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    a.range.end.line - b.range.end.line ||
    a.range.end.column - b.range.end.column ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
