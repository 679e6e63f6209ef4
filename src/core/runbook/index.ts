import { defineRoom, type Reading } from '../room.ts';
import { PROFILES } from './expected.ts';
import { outline } from './outline.ts';
import { recognise } from './recognise.ts';
import { runbookRules } from './rules/index.ts';
import { templates } from './templates/index.ts';

/** Runbooks: what to look at and what to do when a service is in trouble. */
export const runbook = defineRoom<Reading>({
  kind: 'runbook',
  words: { one: 'runbook', many: 'Runbooks' },
  recognise,
  profiles: PROFILES,
  title: (heading) => heading.replace(/^(?:run|play) ?-?book(?:\s*[:–—|-]\s*|\s+for\s+)/i, '').trim(),
  read: (reading) => reading,
  outline,
  rules: runbookRules,
  templates: () => templates,
});
