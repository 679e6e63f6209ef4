import assert from 'node:assert/strict';
import type { Glance } from '../../../src/core/room.ts';
import { recognise } from '../../../src/core/runbook/recognise.ts';

interface Seen {
  readonly path?: string;
  readonly headings?: readonly string[];
  readonly title?: string;
  readonly declared?: string;
  readonly shellBlocks?: number;
}

function glance({ path = 'docs/page.md', headings = [], title, declared, shellBlocks = 0 }: Seen): Glance {
  return {
    path,
    declared,
    title,
    headings: headings.map((heading, line) => {
      const depth = /^#*/.exec(heading)?.[0].length ?? 0;
      return { depth: depth === 0 ? 2 : depth, text: heading.slice(depth).trim(), line };
    }),
    shellBlocks,
    lines: 40,
  };
}

const isRunbook = (seen: Seen): boolean => recognise(glance(seen)).sure >= 0.5;

describe('a runbook is recognised', () => {
  const runbooks: Record<string, Seen> = {
    'by its front matter, even in a README': { path: 'README.md', declared: 'runbook' },
    'by its title': { headings: ['# Runbook: Failover'] },
    'by a title in the front matter': { title: 'Log Restore Runbook', shellBlocks: 1 },
    'by four headings of the trade': { headings: ['# NodeDown', 'Meaning', 'Impact', 'Diagnosis', 'Mitigation'] },
    'by two of them and a command': { headings: ['# Queue stuck', 'Symptoms', 'How to fix it'], shellBlocks: 1 },
    'by headings with numbers, marks and additions': { headings: ['# Q', '1. Symptoms:', '## 🔎 Diagnosis', 'Mitigation (Immediate)'] },
    'by instructions alone when there are three and a command': { headings: ['Prerequisites', 'Steps', 'Verification'], shellBlocks: 2 },
    'by its folder': { path: 'ops/runbooks/node/disk.md', headings: ['# Disk'] },
    'by an alert folder and the name of an alert': { path: 'alerts/KubeApiDown.md', headings: ['# KubeApiDown'] },
    'by its name and a command': { path: 'docs/failover-runbook.html.md.erb', shellBlocks: 1 },
    'beside incidents in its own folder': { path: 'incidents/runbooks/disk.md' },
  };
  for (const [name, seen] of Object.entries(runbooks)) it(name, () => assert.ok(isRunbook(seen), recognise(glance(seen)).why));
});

describe('a document that is no runbook is left alone', () => {
  const others: Record<string, Seen> = {
    'a README in a runbook folder': { path: 'runbooks/README.md', headings: ['# Runbooks', 'Symptoms', 'Diagnosis', 'Mitigation'] },
    'an index of a site generator': { path: 'content/runbooks/_index.md', headings: ['# Runbooks'] },
    'a template': { path: 'runbooks/runbook-template.md', headings: ['Symptoms', 'Diagnosis', 'Mitigation'] },
    'a form for issues': { path: '.github/ISSUE_TEMPLATE/bug.md', headings: ['Prerequisites', 'Symptoms'], shellBlocks: 1 },
    'the front page of a library': {
      headings: ['# left-pad', 'Prerequisites', 'Installation', 'Usage', 'Troubleshooting', 'License'],
      shellBlocks: 3,
    },
    'a page about writing runbooks': { headings: ['# Adding a new runbook', 'How?'], shellBlocks: 1 },
    'a postmortem': { headings: ['# Outage', 'Summary', 'Impact', 'Timeline', 'Root cause', 'Resolution', 'Action items'], shellBlocks: 2 },
    'a postmortem in a folder of runbooks': { path: 'runbooks/x.md', headings: ['# Post-mortem: disk full', 'Diagnosis'] },
    'a report of one day': { headings: ['# 2023-02-13 Mail down', 'Symptom', 'Investigation', 'Resolution'], shellBlocks: 5 },
    'a report with its day in words': { headings: ['# Site down on 12 March', 'Symptoms', 'Diagnosis', 'Resolution'], shellBlocks: 1 },
    'a page in a folder of incidents': { path: 'runbooks/incidents/db.md', headings: ['Impact', 'Diagnosis', 'Resolution'] },
    'a component called Alerts': { path: 'ui/alerts/usage.md', headings: ['# Alerts', 'Props'] },
    'an empty page': {},
  };
  for (const [name, seen] of Object.entries(others)) it(name, () => assert.ok(!isRunbook(seen), recognise(glance(seen)).why));
});
