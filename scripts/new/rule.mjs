// A rule: its file, and its line in the list of its room.
import { readText } from '../generated.mjs';
import { camel, exists, fail } from './writing.mjs';

const ID = /^[a-z]+\/[a-z]+(-[a-z]+)*$/;
/** Ids whose folder has another name: what documents of every kind have is no room's own, so its rules stand with the steps. */
const FOLDERS = { shell: 'steps', document: 'steps' };

export const usage = 'ROOM/NAME   (npm run new rule runbook/no-rollback-step)';

/** What to write and what to change for a rule. */
export function rule(id) {
  if (!ID.test(id)) fail(`${id}: a rule's id is its room and a name in kebab-case, such as runbook/no-rollback-step`);
  const [prefix, kebab] = id.split('/');
  const folder = `src/core/${FOLDERS[prefix] ?? prefix}/rules`;
  const list = `${folder}/index.ts`;
  const file = `${folder}/${kebab}.ts`;
  const name = camel(kebab);
  if (!exists(list)) fail(`${list}: not found, so there is no room "${prefix}"`);
  const before = readText(list);
  const { model, imports } = modelOf(list, before);
  return {
    files: { [file]: source({ id, name, model, imports }) },
    changes: { [list]: withRule(list, before, { kebab, name }) },
    next: 'replace the reason, the examples and the check; then npm run generate && npm test',
  };
}

/** The list is an array of names after their imports; the new import goes to its place in the alphabet, the name to the end. */
function withRule(list, text, { kebab, name }) {
  const lines = text.split('\n');
  const importLine = `import { ${name} } from './${kebab}.ts';`;
  const imports = lines.filter((line) => /^import \{ \w+ \} from '\.\/[\w-]+\.ts';$/.test(line));
  const next = imports.find((line) => line.split(' from ')[1] > importLine.split(' from ')[1]);
  const last = imports.at(-1) ?? lines.findLast((line) => line.startsWith('import '));
  const at = next === undefined ? lines.indexOf(last) + 1 : lines.indexOf(next);
  lines.splice(at, 0, importLine);
  const joined = lines.join('\n');
  const listed = /(= \[)([^\]]*)(\])/.exec(joined);
  if (listed === null) fail(`${list}: expected one array of rules`);
  const names = [...listed[2].matchAll(/\w+/g)].map(([found]) => found);
  const written = [...names, name].join(', ');
  return joined.replace(listed[0], () => `= [${written}]`);
}

/** A rule that compiles and passes its own examples, in which every line is to be replaced. The model is that of the list. */
function source({ id, name, model, imports }) {
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
function modelOf(list, text) {
  const model = /: readonly Rule<(.+)>\[\] =/.exec(text)?.[1];
  if (model === undefined) fail(`${list}: expected an array of type readonly Rule<…>[]`);
  const imports = text.match(/^import type \{ \w+ \} from '.+';\n/gm) ?? [];
  return { model, imports: imports.filter((line) => new RegExp(`\\b${/\{ (\w+) \}/.exec(line)[1]}\\b`).test(model)).join('') };
}
