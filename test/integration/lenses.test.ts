import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lensTitles, open } from './workspace.ts';
import { until } from './waiting.ts';

/** Where a block goes, by the stand-ins of the sample. */
const PLACE = /^\$\((?:shield|server-environment)\) /;

describe('lenses', () => {
  it('stand over each shell block of the sample, inside lists too', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const lenses = await until('a Run, a Copy and a place for six blocks', async () => {
      const titles = await lensTitles(document);
      return titles.length === 18 && titles;
    });
    assert.equal(lenses.filter(({ title }) => title.includes('Run')).length, 6);
    assert.equal(lenses.filter(({ title }) => title.includes('Copy')).length, 6);
    assert.equal(lenses.filter(({ title }) => PLACE.test(title)).length, 6);
    for (const { line } of lenses) assert.match(document.lineAt(line).text, /^ {3}```bash$/);
  });

  it('leave a README alone', async () => {
    // The runbook's lenses are waited for first: by then the README's would be there too.
    const runbook = await open('runbooks/high-api-latency.md');
    await until('the lenses of the runbook', async () => (await lensTitles(runbook)).length > 0);
    assert.deepEqual(await lensTitles(await open('README.md')), []);
  });

  for (const [setting, missing] of [
    ['run', /Run/],
    ['copy', /Copy/],
    ['context', PLACE],
  ] as const) {
    it(`are fewer where steady.lens.${setting} is off`, async () => {
      const settings = vscode.workspace.getConfiguration('steady');
      const document = await open('runbooks/high-api-latency.md');
      await settings.update(`lens.${setting}`, false, vscode.ConfigurationTarget.Global);
      try {
        const lenses = await until('two lenses a block', async () => {
          const titles = await lensTitles(document);
          return titles.length === 12 && titles;
        });
        assert.ok(lenses.every(({ title }) => !missing.test(title)));
      } finally {
        await settings.update(`lens.${setting}`, undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }
});
