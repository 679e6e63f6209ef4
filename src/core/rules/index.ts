export { runRules } from './engine.ts';
export type { RuleFailure, RuleSettings, Subject } from './engine.ts';
export type { Finding, Fix, Severity } from './finding.ts';
export { defineRule } from './rule.ts';
export type { Example, Lookups, Report, Rule, RuleContext, RuleDocument } from './rule.ts';
export { silencing } from './silence.ts';
export type { Silencing } from './silence.ts';
export { NOTHING_SUPPRESSED, readSuppressions } from './suppression.ts';
export type { Suppressions } from './suppression.ts';
