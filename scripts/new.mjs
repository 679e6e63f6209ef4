// `npm run new rule runbook/no-rollback-step`: writes the rule's file and its line in the room's list; the tests, the page and the
// documentation follow from these two.
import fs from 'node:fs';
import path from 'node:path';
import { readText, root } from './generated.mjs';

const ID = /^[a-z]+\/[a-z]+(-[a-z]+)*$/;
/** Ids whose folder has another name: what documents of every kind have is no room's own, so its rules stand with the steps. */
const FOLDERS = { shell: 'steps', document: 'steps' };

const [what, id, ...rest] = process.argv.slice(2);
if (what !== 'rule' || id === undefined || rest.length > 0)
  fail('usage: npm run new rule ROOM/NAME   (npm run new rule runbook/no-rollback-step)');
if (!ID.test(id)) fail(`${id}: a rule's id is its room and a name in kebab-case, such as runbook/no-rollback-step`);

const [prefix, kebab] = id.split('/');
const room = FOLDERS[prefix] ?? prefix;
const folder = `src/core/${room}/rules`;
const list = `${folder}/index.ts`;
const file = `${folder}/${kebab}.ts`;
const name = kebab.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
if (!fs.existsSync(path.join(root, list))) fail(`${list}: not found, so there is no room "${prefix}"`);
if (fs.existsSync(path.join(root, file))) fail(`${file}: exists already`);

const before = readText(list);
const { model, imports } = modelOf(before);
fs.writeFileSync(path.join(root, list), withRule(before));
fs.writeFileSync(path.join(root, file), template(model, imports));
console.log(`wrote ${file}\nadded to ${list}\n\nnext: replace the reason, the examples and the check; then npm run generate && npm test`);

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** The list is an array of names after their imports; the new import goes to its place in the alphabet, the name to the end. */
function withRule(text) {
  const lines = text.split('\n');
  const importLine = `import { ${name} } from './${kebab}.ts';`;
  const imports = lines.filter((line) => /^import \{ \w+ \} from '\.\/[\w-]+\.ts';$/.test(line));
  const next = imports.find((line) => line.split(' from ')[1] > importLine.split(' from ')[1]);
  const at = next === undefined ? lines.indexOf(imports.at(-1)) + 1 : lines.indexOf(next);
  lines.splice(at, 0, importLine);
  const joined = lines.join('\n');
  const listed = /(= \[)([^\]]*)(\])/.exec(joined);
  if (listed === null || imports.length === 0) fail(`${list}: expected imports of rules and one array of their names`);
  const names = [...listed[2].matchAll(/\w+/g)].map(([found]) => found);
  const written = [...names, name].join(', ');
  return joined.replace(listed[0], () => `= [${written}]`);
}

/** A rule that compiles and passes its own examples, in which every line is to be replaced. The model is that of the list. */
function template(model, imports) {
  return `${imports}import { defineRule } from '../../rules/index.ts';

export const ${name} = defineRule<${model}>({
  id: '${id}',
  severity: 'warning',
  title: 'A document that does not begin with its title',
  why: 'A paragraph that a newcomer understands: what goes wrong with such a document, and what to do about it.',
  examples: [
    { text: '# Runbook: Failover\\n', findings: [] },
    { text: '## Runbook: Failover\\n', findings: [{ line: 1, message: 'Expected “# …” in the first line, found “## Runbook: Failover”' }] },
  ],
  check({ document, report }) {
    const first = document.line(0);
    if (first.startsWith('# ')) return;
    const range = { start: { line: 0, column: 0 }, end: { line: 0, column: first.length } };
    report({ message: \`Expected “# …” in the first line, found “\${first}”\`, range });
  },
});
`;
}

/** What the rules of a list look at, by the type of the list, and the imports that this type needs. */
function modelOf(text) {
  const model = /: readonly Rule<(.+)>\[\] =/.exec(text)?.[1];
  if (model === undefined) fail(`${list}: expected an array of type readonly Rule<…>[]`);
  const imports = text.match(/^import type \{ \w+ \} from '.+';\n/gm) ?? [];
  return { model, imports: imports.filter((line) => new RegExp(`\\b${/\{ (\w+) \}/.exec(line)[1]}\\b`).test(model)).join('') };
}
