import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readBaseline, withoutKnown, writeBaseline } from '../../../src/cli/baseline.ts';
import type { Located } from '../../../src/cli/formats/located.ts';

function found(file: string, line: number, message = 'Expected X, found Y'): Located {
  const range = { start: { line, column: 0 }, end: { line, column: 1 } };
  return { path: file, finding: { rule: 'test/rule', severity: 'warning', message, range, fixes: [] } };
}

describe('a baseline', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-baseline-'));
    file = path.join(folder, 'known.json');
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('is not there before it is written', async () => {
    assert.equal(await readBaseline(file), undefined);
  });

  it('knows as many equal findings in a file as there were, wherever they stand now', async () => {
    await writeBaseline(file, [found('a.md', 1), found('a.md', 5), found('b.md', 1)]);
    const known = (await readBaseline(file))!;
    const now = [found('a.md', 2), found('a.md', 9), found('a.md', 12), found('b.md', 1, 'Expected X, found Z')];
    assert.deepEqual(withoutKnown(file, known, now), now.slice(2));
  });

  it('knows a file by its place, not by how it was named', async () => {
    await writeBaseline(file, [found('a.md', 1)]);
    const known = (await readBaseline(file))!;
    assert.deepEqual(withoutKnown(file, known, [found(path.resolve('a.md'), 1)]), []);
  });

  it('has one order, whatever was found first', async () => {
    await writeBaseline(file, [found('b.md', 1), found('a.md', 1)]);
    const first = fs.readFileSync(file, 'utf8');
    fs.rmSync(file);
    await writeBaseline(file, [found('a.md', 7), found('b.md', 3)]);
    assert.equal(fs.readFileSync(file, 'utf8'), first);
  });
});
