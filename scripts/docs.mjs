// Writes the pages that say what the code already says: one for each rule, and the lists of rules, settings and commands.
import { rooms, ruleCards, rulePage } from '../src/core/index.ts';
import { schemas } from '../src/cli/schemas.ts';
import { category, commands } from '../src/vscode/manifest/commands.ts';
import { sections } from '../src/vscode/manifest/settings.ts';
import { prefixOf, settle } from './generated.mjs';

const generated = '<!-- Written by scripts/docs.mjs. -->\n';
const pageOf = (id) => `${id.replaceAll('/', '-')}.md`;

settle(
  new Map([
    ...ruleCards.map(({ id }) => [`docs/rules/${pageOf(id)}`, page(visible(rulePage(id).trimEnd()))]),
    ['docs/rules/README.md', rulesPage()],
    ['docs/settings.md', settingsPage()],
    ['docs/commands.md', commandsPage()],
    ['docs/templates.md', templatesPage()],
    ...Object.entries(schemas).map(([name, schema]) => [`docs/schemas/${schemaFile(name)}`, `${JSON.stringify(schema(), undefined, 2)}\n`]),
  ]),
  { remedy: 'run `npm run generate`', owned: ['docs/rules', 'docs/schemas'] },
);

function schemaFile(name) {
  return `${name === 'config' ? 'steady' : name}.schema.json`;
}

function page(...blocks) {
  return `${[generated.trimEnd(), ...blocks].join('\n\n')}\n`;
}

/** A page about hidden characters hides none. */
function visible(text) {
  return text.replace(/[\p{Cf}\p{Cc}]/gu, (character) => {
    if (character === '\n' || character === '\t') return character;
    return `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

function escape(text) {
  return text.replace(/[<>*_[\]|]/g, '\\$&');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function rulesPage() {
  const rows = ruleCards.map(({ id, severity, title }) => [`[${id}](${pageOf(id)})`, severity, escape(title)]);
  return page(
    '# Rules',
    'Severities are set in `.steady.yaml`, for the editor and the command line alike.',
    table(['Rule', 'Severity', 'What it finds'], rows),
  );
}

function settingsPage() {
  const parts = sections.flatMap(({ title, settings }) => [`## ${title}`, ...Object.entries(settings).flatMap(setting)]);
  return page(
    '# Settings',
    'What the editor does. What is right is configured in `.steady.yaml`, so that the editor and CI agree.',
    ...parts,
  );
}

function templatesPage() {
  const row = (kind, { name, title, about }) => [title, about, `\`steady new ${kind} --template ${name}\``, `\`${prefixOf(kind, name)}\``];
  const parts = rooms.flatMap(({ kind, words, templates }) => [
    `## ${words.many}`,
    table(
      ['Template', 'What it is for', 'On the command line', 'Snippet'],
      templates().map((template) => row(kind, template)),
    ),
  ]);
  return page(
    '# Templates',
    'All of them in the editor by “Steady: New from Template…”. In a block `YOUR_…` is still to be filled in: Steady takes it for an input.',
    ...parts,
  );
}

function setting([id, { about, scope, restricted, choices, minimum, maximum, ...rest }]) {
  const facts = [
    `Default: \`${JSON.stringify(rest.default)}\`.`,
    minimum === undefined ? '' : `From ${minimum} to ${maximum}.`,
    `Scope: ${scope}.`,
    restricted ? 'Not read from an untrusted workspace.' : '',
  ];
  const list = Object.entries(choices ?? {}).map(([value, meaning]) => `- \`${value}\`: ${meaning}`);
  return [`### \`${id}\``, about, ...(list.length > 0 ? [list.join('\n')] : []), facts.filter(Boolean).join(' ')];
}

function commandsPage() {
  const all = Object.entries(commands);
  const rows = (internal) =>
    all
      .filter(([, { palette }]) => (palette === 'never') === internal)
      .map(([id, { title, about, keys = [] }]) => [
        internal ? title : `${category}: ${title}`,
        about,
        ...(internal ? [] : [keys.map(({ key }) => `\`${key}\``).join(', ')]),
        `\`${id}\``,
      ]);
  return page(
    '# Commands',
    'On macOS `cmd` stands for `ctrl`. The palette shows a command only where it can run now.',
    table(['Command', 'What it does', 'Keys', 'Id'], rows(false)),
    '## Called by lenses and trees',
    'Of no use without their arguments, so the palette never shows them.',
    table(['Command', 'What it does', 'Id'], rows(true)),
  );
}
