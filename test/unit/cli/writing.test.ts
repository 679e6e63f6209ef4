import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFile, replaceFile } from '../../../src/cli/writing.ts';

describe('writing a file', () => {
  let folder: string;
  let file: string;
  const old = Buffer.from('old');

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-writing-'));
    file = path.join(folder, 'a.md');
    fs.writeFileSync(file, old);
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('replaces the content and keeps the mode', async () => {
    fs.chmodSync(file, 0o755);
    await replaceFile(file, old, Buffer.from('new'));
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
    assert.equal(fs.statSync(file).mode & 0o7777, process.platform === 'win32' ? 0o666 : 0o755);
    assert.deepEqual(fs.readdirSync(folder), ['a.md']);
  });

  it('follows a symbolic link and leaves it one', async () => {
    const link = path.join(folder, 'link.md');
    fs.symlinkSync('a.md', link);
    await replaceFile(link, old, Buffer.from('new'));
    assert.equal(fs.readlinkSync(link), 'a.md');
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
  });

  it('does not overwrite what another program wrote meanwhile, and leaves nothing behind', async () => {
    fs.writeFileSync(file, 'theirs');
    await assert.rejects(replaceFile(file, old, Buffer.from('new')), /changed by another program/);
    assert.equal(fs.readFileSync(file, 'utf8'), 'theirs');
    assert.deepEqual(fs.readdirSync(folder), ['a.md']);
  });

  it('never writes a new file over one that is there', async () => {
    await assert.rejects(createFile(file, 'new'), { code: 'EEXIST' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
  });

  it('writes a new file whole', async () => {
    await createFile(path.join(folder, 'new.json'), '{}\n');
    assert.equal(fs.readFileSync(path.join(folder, 'new.json'), 'utf8'), '{}\n');
    assert.deepEqual(fs.readdirSync(folder).sort(), ['a.md', 'new.json']);
  });
});
