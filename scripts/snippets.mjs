// Writes snippets/steady.code-snippets: the templates as whole documents, and the small ones that the manifest declares. With --check it
// only compares.
import { rooms, ruleCards, snippetText } from '../src/core/index.ts';
import { snippets } from '../src/vscode/manifest/snippets.ts';
import { prefixOf, settle } from './generated.mjs';

const rules = ruleCards.map(({ id }) => id).join(',');

const documents = rooms.flatMap(({ kind, words, templates }) =>
  templates().map((template) => [
    template.name === kind ? `New ${capital(words.one)}` : `New ${capital(words.one)}: ${template.title}`,
    {
      prefix: prefixOf(kind, template.name),
      description: template.about,
      isFileTemplate: true,
      body: snippetText(template).trimEnd().split('\n'),
    },
  ]),
);
const small = Object.entries(snippets).map(([name, { prefix, about, body }]) => [
  name,
  { prefix, description: about, body: body.map((line) => line.replace('RULES', rules)) },
]);

const text = JSON.stringify(Object.fromEntries([...documents, ...small]), undefined, 2);
settle(new Map([['snippets/steady.code-snippets', `${text}\n`]]), { remedy: 'run `npm run generate`', owned: ['snippets'] });

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
