import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lensTitles, open } from './workspace.ts';
import { until } from './waiting.ts';

describe('lenses', () => {
  it('stand over each shell block of the sample, inside lists too', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const lenses = await until('a Run and a Copy for six blocks', async () => {
      const titles = await lensTitles(document);
      return titles.length === 12 && titles;
    });
    assert.equal(lenses.filter(({ title }) => title.includes('Run')).length, 6);
    assert.equal(lenses.filter(({ title }) => title.includes('Copy')).length, 6);
    for (const { line } of lenses) assert.match(document.lineAt(line).text, /^ {3}```bash$/);
  });

  it('leave a README alone', async () => {
    // The runbook's lenses are waited for first: by then the README's would be there too.
    const runbook = await open('runbooks/high-api-latency.md');
    await until('the lenses of the runbook', async () => (await lensTitles(runbook)).length > 0);
    assert.deepEqual(await lensTitles(await open('README.md')), []);
  });

  for (const [setting, left] of [
    ['run', 'Copy'],
    ['copy', 'Run'],
  ] as const) {
    it(`are fewer where steady.lens.${setting} is off`, async () => {
      const settings = vscode.workspace.getConfiguration('steady');
      const document = await open('runbooks/high-api-latency.md');
      await settings.update(`lens.${setting}`, false, vscode.ConfigurationTarget.Global);
      try {
        const lenses = await until('one lens a block', async () => {
          const titles = await lensTitles(document);
          return titles.length === 6 && titles;
        });
        assert.ok(lenses.every(({ title }) => title.endsWith(left)));
      } finally {
        await settings.update(`lens.${setting}`, undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }
});
