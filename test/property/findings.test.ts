import assert from 'node:assert/strict';
import { createService, type Session } from '../../src/core/index.ts';
import { runbookOf } from '../bench/runbook.ts';
import { seeded } from './seeded.ts';

const SEED = Number(process.env['STEADY_FUZZ_SEED'] ?? 20_260_101);
const EDITS = 600;

/** What moves, joins and cuts blocks, silences rules, and what rules find something in. */
const PIECES = [
  ...['a', ' ', '#', '\n', '\n\n', '\r\n', '```', '\n```\n', '```bash\n', '- ', '> ', '1. ', '    ', '\n## Restart\n\n', '\n---\n'],
  ...['<pod> x.txt', "echo '", '#oncall -x', '\u200b', '\u202e', '(', '| ', 'kubectl get pods\n', '\n```\ndf -h\n```\n'],
  ...['[a](gone.md)', '[b](#restrat)', '{#id}', '<a id="x">', '<!-- steady-disable -->\n', '\n<!-- steady-disable-next-line -->\n', '-->'],
];

function open(text: string): Session {
  const files = { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) };
  const log = { debug: () => undefined, warn: (message: string) => assert.equal(message, '') };
  return createService({ files, log }).open({ uri: 'file:///w/runbooks/a.md', path: 'runbooks/a.md', text, as: 'runbook' });
}

describe('findings that are kept while a document is edited', () => {
  it('are those of the same text opened anew', async () => {
    const random = seeded(SEED);
    const upTo = (count: number): number => Math.floor(random() * count);
    for (let done = 0; done < EDITS;) {
      let text = runbookOf(20 + upTo(60), SEED + done);
      const session = open(text);
      for (let left = 20; left > 0 && done < EDITS; left--, done++) {
        const change = { offset: upTo(text.length + 1), length: random() < 0.7 ? 0 : upTo(40), text: PIECES[upTo(PIECES.length)] ?? '' };
        const before = text;
        text = text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
        session.apply([change]);
        const where = JSON.stringify({ seed: SEED, before, change });
        assert.deepEqual(await session.settledFindings(), await open(text).settledFindings(), where);
      }
    }
  }).timeout(60_000);
});
