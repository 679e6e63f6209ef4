import { defineRule, type DocumentCard, type Finding } from '../../rules/index.ts';

/** So many of the others are pointed at. */
const MOST_RELATED = 5;

/** A folder of one version, or of one language, of what other folders hold too. */
const VERSION =
  /^(?:v?\d+(?:[._-]\d+)*(?:[._-]?x)?|(?:release|version)s?(?:[._-]v?\d+(?:[._-]\d+)*)?|latest|stable|next|current|main|master|nightly)$/;
const LANGUAGE =
  /^(?:ar|bg|bn|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|jp|ko|ms|nb|nl|no|pl|pt|ro|ru|sk|sv|th|tr|uk|ur|vi|zh)(?:[-_](?:[a-z]{2}|hans|hant|419))?$/;
/** What is kept there is out of use. */
const ARCHIVE = /^_?(?:archives?|archived|attic|backups?|deprecated|historic(?:al)?|history|legacy|obsolete|old|retired|superseded)$/;

/** A template makes the title, or the page is there to be copied. */
const TEMPLATE = /\{\{|\{%|<%|\$\{/;
const EXAMPLE_PAGE = /^(?:example|sample)s?(?:[-_.]|$)/;

export const duplicateTitle = defineRule({
  id: 'runbook/duplicate-title',
  severity: 'info',
  scope: 'workspace',
  title: 'Two runbooks of one workspace with the same title',
  why: `Who is woken at night opens the first runbook that a search, the tree or the alert's name brings up. Where two have the same title, it
may be the wrong one, or the one that nobody keeps up to date. Versions of one page (\`v1/\`, \`v2/\`), translations (\`en/\`, \`ja/\`) and what
lies in an archive are no duplicates, nor are examples.`,
  examples: [
    {
      path: 'runbooks/failover.md',
      text: '# Runbook: Database failover\n\n## Steps\n',
      files: { 'database/failover.md': '# Database Failover\n\n## Steps\n' },
      findings: [{ line: 1, message: 'Expected a title of its own, found “Database failover” in “runbooks/database/failover.md” as well' }],
    },
    {
      path: 'runbooks/v2/failover.md',
      text: '# Runbook: Database failover\n',
      files: {
        '../v1/failover.md': '# Runbook: Database failover\n',
        '../ja/v2/failover.md': '# Runbook: Database failover\n',
        '../archive/database-failover.md': '# Runbook: Database failover\n',
        '../example.md': '# Runbook: Database failover\n',
        '../failback.md': '# Runbook: Database failback\n',
      },
      findings: [],
    },
  ],
  check({ card, catalogue, report }) {
    if (card.heading === undefined || !stands(card)) return;
    const others = catalogue.namesakes(card)?.filter((other) => isRival(card, other)) ?? [];
    const [first] = others;
    if (first === undefined) return;
    const more = others.length === 1 ? '' : ` and ${String(others.length - 1)} ${others.length === 2 ? 'other' : 'others'}`;
    report({
      message: `Expected a title of its own, found “${card.title}” in “${first.path}”${more} as well`,
      range: card.heading,
      related: others.slice(0, MOST_RELATED).map(related),
    });
  },
});

function isRival(card: DocumentCard, other: DocumentCard): boolean {
  return stands(other) && plainPath(other.path) !== plainPath(card.path);
}

/** It has a title that says something, and is there to be followed. */
function stands({ heading, title, path }: DocumentCard): boolean {
  const { folders, file } = namesOf(path);
  return heading !== undefined && !TEMPLATE.test(title) && !EXAMPLE_PAGE.test(file) && !folders.some((folder) => ARCHIVE.test(folder));
}

/** The path as it is in every version and every language. */
function plainPath(path: string): string {
  const { folders, file } = namesOf(path);
  const [stem = '', ...endings] = file.split('.');
  const kept = folders.filter((folder) => !VERSION.test(folder) && !LANGUAGE.test(folder));
  return [...kept, [stem, ...endings.filter((ending) => !LANGUAGE.test(ending))].join('.')].join('/');
}

function namesOf(path: string): { readonly folders: readonly string[]; readonly file: string } {
  const names = path.toLowerCase().split('/');
  return { folders: names.slice(0, -1), file: names.at(-1) ?? '' };
}

/** Points at the line alone: how far a title reaches is known of parsed documents only. */
function related({ uri, path, heading }: DocumentCard): NonNullable<Finding['related']>[number] {
  const start = { line: heading?.start.line ?? 0, column: 0 };
  const message = `The title of “${path}”`;
  return { message, range: { start, end: start }, uri };
}
