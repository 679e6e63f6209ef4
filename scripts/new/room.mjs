// A room, for a new kind of document: a folder of core with the furniture of every room, its line in the list, and its view.
import { readText } from '../generated.mjs';
import { exists, fail, insertBefore, title } from './writing.mjs';

export const usage = 'NAME   (npm run new room drill)';

const SHAPE = 'src/core/room.ts';
const LIST = 'src/core/rooms.ts';
const VIEWS = 'src/vscode/manifest/views.ts';

export function room(name) {
  if (!/^[a-z]+$/.test(name)) fail(`${name}: expected one word in small letters, the kind of document`);
  const folder = `src/core/${name}`;
  if (exists(folder)) fail(`${folder}: exists already`);
  return {
    files: {
      [`${folder}/index.ts`]: door(name),
      [`${folder}/recognise.ts`]: recognise(name),
      // Sections and their steps, as every kind of document has them.
      [`${folder}/outline.ts`]: readText('src/core/runbook/outline.ts'),
      [`${folder}/rules/index.ts`]: rules(name),
      [`${folder}/templates/${name}.md`]: template(name),
      [`test/unit/${name}/recognise.test.ts`]: test(name),
    },
    changes: {
      ...(isKind(name) ? {} : { [SHAPE]: readText(SHAPE).replace(/(export type Kind = [^;]+);/, `$1 | '${name}';`) }),
      [LIST]: withRoom(name),
      [VIEWS]: insertBefore(VIEWS, readText(VIEWS), '} as const satisfies', view(name)),
    },
    next: `say in ${folder} what such a document is; npm run new rule ${name}/…; then npm run generate && npm test`,
  };
}

function isKind(name) {
  return /export type Kind = ([^;]+);/.exec(readText(SHAPE))?.[1].includes(`'${name}'`);
}

/** One import and one name at the end of the list: the order breaks ties, so the newcomer comes last. */
function withRoom(name) {
  const text = readText(LIST).replace(/(rooms: readonly Room\[\] = \[[^\]]*)\]/, `$1, ${name}]`);
  const lines = text.split('\n');
  const line = `import { ${name} } from './${name}/index.ts';`;
  const imports = lines.filter((each) => each.startsWith('import '));
  const next = imports.find((each) => each.split(' from ')[1] > line.split(' from ')[1]);
  lines.splice(next === undefined ? lines.indexOf(imports.at(-1)) + 1 : lines.indexOf(next), 0, line);
  return lines.join('\n');
}

function door(name) {
  return `import { defineRoom, type Reading } from '../room.ts';
import { outline } from './outline.ts';
import { recognise } from './recognise.ts';
import { ${name}Rules } from './rules/index.ts';
import { templates } from './templates/index.ts';

/** ${title(name)}s: what such a document is for, in one sentence. */
export const ${name} = defineRoom<Reading>({
  kind: '${name}',
  words: { one: '${name}', many: '${title(name)}s' },
  recognise,
  title: (heading) => heading.replace(/^${name}(?:\\s*[:–—|-]\\s*|\\s+for\\s+)/i, '').trim(),
  read: (reading) => reading,
  outline,
  rules: ${name}Rules,
  templates: () => templates,
});
`;
}

function recognise(name) {
  return `import type { Glance, Recognition } from '../room.ts';

const LONGEST_TITLE = 200;
const SAYS = /^${name} *(?:[:–—|]| - )/i;
const FOLDER = /^${name}s?$/;

/** Whether a document is a ${name}: what it says of itself, its title, then the folder where it lies. */
export function recognise({ declared, headings, path }: Glance): Recognition {
  if (declared === '${name}') return { sure: 1, why: \`front matter says “\${declared}”\` };
  const title = (headings.find(({ depth }) => depth === 1)?.text ?? '').slice(0, LONGEST_TITLE);
  if (SAYS.test(title)) return { sure: 0.95, why: \`title says “\${title}”\` };
  const folders = path.toLowerCase().split('/').slice(0, -1);
  const folder = folders.findLast((name) => FOLDER.test(name));
  if (folder !== undefined) return { sure: 0.85, why: \`lies in \${folder}/\` };
  return { sure: 0, why: 'nothing says that it is a ${name}' };
}
`;
}

function rules(name) {
  return `import type { Reading } from '../../room.ts';
import type { Rule } from '../../rules/index.ts';

/** The rules of the room: a new one is one more line here. */
export const ${name}Rules: readonly Rule<Reading>[] = [];
`;
}

function template(name) {
  return `---
title: ${title(name)}
about: What it is for, in one line
---
# ${title(name)}: «What it is about»

## Summary

«What the reader should know, in one sentence.»

## Details

«The rest.»
`;
}

function test(name) {
  return `import assert from 'node:assert/strict';
import type { Glance } from '../../../src/core/room.ts';
import { recognise } from '../../../src/core/${name}/recognise.ts';

const page: Glance = { path: 'docs/page.md', declared: undefined, title: undefined, headings: [], shellBlocks: 0, lines: 40 };
const titled = (text: string): Glance => ({ ...page, headings: [{ depth: 1, text, line: 0 }] });

describe('a ${name} is recognised', () => {
  const ours: Record<string, Glance> = {
    'by its front matter': { ...page, declared: '${name}' },
    'by its title': titled('${title(name)}: Tuesday'),
    'by its folder': { ...page, path: 'docs/${name}s/tuesday.md' },
  };
  for (const [how, seen] of Object.entries(ours)) {
    it(how, () => {
      assert.ok(recognise(seen).sure >= 0.5);
    });
  }

  it('and nothing else is', () => {
    for (const seen of [page, titled('About ${name}s'), { ...page, path: 'src/${name}.md' }]) assert.equal(recognise(seen).sure, 0);
  });
});
`;
}

function view(name) {
  const words = `${title(name)}s`;
  return `  'steady.${name}s': {
    title: '${words}',
    kind: '${name}',
    icon: 'media/icon.svg',
    welcome: [
      {
        when: lookedThrough,
        text: 'No ${name} was found: a Markdown file whose title begins with “${title(name)}:” is taken for one.',
        action: '[New from Template…](command:steady.new)',
      },
    ],
  },
`;
}
