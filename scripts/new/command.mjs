// A command: its entry in the manifest, and what it does.
import { readText } from '../generated.mjs';
import { fail, insertBefore, title } from './writing.mjs';

export const usage = 'NAME   (npm run new command showOwner)';

const MANIFEST = 'src/vscode/manifest/commands.ts';
const HANDLERS = 'src/vscode/commands.ts';

export function command(name) {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(name)) fail(`${name}: expected a verb and what it is done to in camelCase, such as showOwner`);
  const manifest = readText(MANIFEST);
  if (manifest.includes(`'steady.${name}'`)) fail(`steady.${name}: exists already`);
  const entry = `  'steady.${name}': {
    title: '${title(name)}',
    palette: 'true',
    about: 'What it does, in one sentence.',
  },
`;
  const handler = `    'steady.${name}': () => vscode.window.showInformationMessage(vscode.l10n.t('${title(name)}')),\n`;
  return {
    files: {},
    changes: {
      [MANIFEST]: insertBefore(MANIFEST, manifest, '} as const satisfies', entry),
      [HANDLERS]: insertBefore(HANDLERS, readText(HANDLERS), '  };\n}\n', handler),
    },
    next: 'say when the palette offers it and what it does, and make it do so; then npm run generate && npm test',
  };
}
