import assert from 'node:assert/strict';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainText, rooms } from '../../../src/core/index.ts';
import { expand, open } from './document.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

const file = fileURLToPath(new URL('../../../snippets/steady.code-snippets', import.meta.url).href);
const snippets = new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Snippet>));
const shown = ({ body }: Snippet): string => expand(body.join('\n'));

describe('the snippets', () => {
  it('have a prefix each, all of their own', () => {
    const prefixes = [...snippets.values()].map(({ prefix }) => prefix);
    assert.deepEqual(prefixes, [...new Set(prefixes)]);
  });

  it('are every template as a whole document', () => {
    const whole = [...snippets.values()].filter(({ isFileTemplate }) => isFileTemplate).map((snippet) => `${shown(snippet)}\n`);
    assert.deepEqual(
      whole,
      rooms.flatMap(({ templates }) => templates().map((template) => plainText(template))),
    );
  });

  for (const [name, snippet] of snippets) {
    if (snippet.isFileTemplate) continue;
    it(`${name}: what it inserts into a runbook is clean`, async () => {
      const session = open(`# Runbook: Disk\n\n## Steps\n\n${shown(snippet)}\n\nThe end.\n`);
      assert.equal(session.kind, 'runbook');
      assert.deepEqual(await session.settledFindings(), []);
      const steps = session.procedure().steps.filter(({ reading }) => reading.run === 'shell');
      assert.equal(steps.length, snippet.body.some((line) => line.trim() === '```bash') ? 1 : 0);
    });
  }

  it('silence the rule that is chosen first, which is one that there is', async () => {
    const directive = snippets.get('Disable a Rule for the Next Line');
    assert.ok(directive);
    const broken = (before: string): string => `# Runbook: Disk\n\n${before}\n[gone](#gone)\n`;
    const rule = /runbook\/broken-link/;
    assert.match(shown(directive), rule);
    assert.match((await open(broken('')).settledFindings())[0]?.rule ?? '', rule);
    assert.deepEqual(await open(broken(shown(directive))).settledFindings(), []);
  });
});
