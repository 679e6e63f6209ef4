// A template: one Markdown file, which begins as a copy of the general template of its room.
import { readText } from '../generated.mjs';
import { exists, fail, title } from './writing.mjs';

export const usage = 'ROOM/NAME   (npm run new template runbook/certificate)';

export function template(id) {
  if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id)) fail(`${id}: expected a room and a name in kebab-case, such as runbook/certificate`);
  const [room, name] = id.split('/');
  const folder = `src/core/${room}/templates`;
  const general = `${folder}/${room}.md`;
  if (!exists(general)) fail(`${general}: not found, so there is no room "${room}"`);
  const front = `---\ntitle: ${title(name)}\nabout: What it is for, in one line\n---\n`;
  return {
    files: { [`${folder}/${name}.md`]: readText(general).replace(/^---\n[\s\S]*?\n---\n/, () => front) },
    changes: {},
    next: 'say what it is for and write it; «…» is a place to fill in, YOUR_… in a block; then npm run generate && npm test',
  };
}
