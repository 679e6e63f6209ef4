import type { Config } from './config/index.ts';
import { cardOf, type Placed, type WorkspaceRuns } from './library/index.ts';
import type { MarkdownDocument } from './markdown/index.ts';
import type { Log } from './ports.ts';
import type { RoomDocument } from './room.ts';
import { readSuppressions, ruleDocument, runRules, runWorkspaceRules, type Finding, type Lookups } from './rules/index.ts';
import { stepRules, type Procedure } from './steps/index.ts';

/** A document that is read whole, with all that rules may ask. */
export interface FindingsRequest {
  readonly placed: Placed;
  readonly document: RoomDocument;
  readonly markdown: MarkdownDocument;
  readonly procedure: Procedure;
  readonly config: Config;
  readonly lookups: Lookups;
  readonly runs: WorkspaceRuns;
  readonly log: Log;
}

/** What the rules find: those of the room, those of blocks in documents of every kind, and those of the workspace. */
export function findingsOf({ placed, document, markdown, procedure, config, lookups, runs, log }: FindingsRequest): readonly Finding[] {
  const { uri, room } = placed;
  const subject = {
    document: ruleDocument(uri, markdown),
    lookups,
    settings: config.rules,
    suppressions: readSuppressions(markdown.chunks),
  };
  const failed = (rule: string, error: unknown): void => {
    log.warn(`The rule ${rule} failed on ${uri}: ${String(error)}`);
  };
  const model = { steps: procedure.steps, strays: procedure.strays, limits: markdown.limits };
  const card = cardOf(placed, procedure.sections);
  const found = [
    ...document.findings(subject, failed),
    ...runRules(stepRules, { ...subject, model }, failed),
    ...runWorkspaceRules(room.workspaceRules, subject, (rule) => runs.reports(rule, card), failed),
  ];
  return found.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
}
