import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ruleCards } from '../../src/core/index.ts';
import { log } from './log.ts';
import { until } from './waiting.ts';
import { EXTENSION_ID, fileOf } from './workspace.ts';

/** So many documents are open at a time. */
const AT_ONCE = 25;
/** For a folder of thousands, which `STEADY_TEST_WORKSPACE` may name. */
const LIMIT_MS = 30 * 60_000;
const SEVERITIES = ['error', 'warning', 'info', 'hint'];

interface Linted {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The program that is shipped beside the extension, in the folder that is open. */
function steady(...args: readonly string[]): unknown {
  const extension = vscode.extensions.getExtension(EXTENSION_ID)?.extensionPath ?? '';
  const ran = spawnSync(process.execPath, [path.join(extension, 'dist/cli.cjs'), ...args], {
    cwd: fileOf('').fsPath,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  assert.ok(ran.stdout !== '', ran.stderr);
  return JSON.parse(ran.stdout);
}

const at = ({ line, column }: Place): string => `${String(line)}:${String(column)}`;

function linted({ rule, severity, message, range }: Linted): string {
  return `${at(range.start)}-${at(range.end)} ${severity} ${rule} ${message}`;
}

function shown({ range, severity, code, message }: vscode.Diagnostic): string {
  const place = ({ line, character }: vscode.Position): string => at({ line: line + 1, column: character + 1 });
  const rule = typeof code === 'object' ? String(code.value) : String(code);
  return `${place(range.start)}-${place(range.end)} ${SEVERITIES[severity] ?? ''} ${rule} ${message}`;
}

function inPanel(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Steady')
    .map(shown)
    .sort();
}

/** The examples of every rule as documents of the workspace, each in a folder with its neighbours and its settings, once with CRLF. */
function writeExamples(folder: string): void {
  for (const { id, examples } of ruleCards) {
    examples.forEach(({ text, path: name = 'page.md', files = {}, config }, index) => {
      for (const [ends, eol] of Object.entries({ lf: '\n', crlf: '\r\n' })) {
        const home = path.join(folder, id, `${String(index)}-${ends}`);
        const all = {
          ...files,
          [path.basename(name)]: text.replaceAll('\n', eol),
          ...(config === undefined ? {} : { '.steady.yaml': config }),
        };
        for (const [file, content] of Object.entries(all)) {
          fs.mkdirSync(path.dirname(path.join(home, file)), { recursive: true });
          fs.writeFileSync(path.join(home, file), content);
        }
      }
    });
  }
}

/** The panel's findings of the documents, once it has all that the command line has; after those of a last one it has no more to come. */
async function panelOf(
  files: readonly string[],
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const uris = files.map((file) => fileOf(file));
  for (const uri of uris) await vscode.workspace.openTextDocument(uri);
  const last = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Runbook: Last\n\n```bash\ndf -h\n' });
  const found = (): ReadonlyMap<string, readonly string[]> => new Map(files.map((file, index) => [file, inPanel(uris[index] ?? last.uri)]));
  const isSame = (): boolean => files.every((file, index) => String(inPanel(uris[index] ?? last.uri)) === String(expected.get(file) ?? []));
  await until('the last finding', () => inPanel(last.uri).length === 1);
  // A finding that is too many does not go by waiting, one that is too few may still come.
  await until('the same findings', isSame).catch(() => undefined);
  return found();
}

describe('the Problems panel and steady lint', () => {
  const examples = fileOf('runbooks/examples').fsPath;
  before(() => {
    writeExamples(examples);
  });
  after(() => {
    fs.rmSync(examples, { recursive: true });
  });

  it('report the same of every document', async function () {
    this.timeout(LIMIT_MS);
    const expected = new Map<string, string[]>();
    for (const finding of steady('lint', '--format', 'json', '.') as readonly Linted[]) {
      expected.set(finding.path, [...(expected.get(finding.path) ?? []), linted(finding)].sort());
    }
    const files = (steady('list', '--json', '.') as readonly { readonly path: string }[]).map((document) => document.path);
    let compared = 0;
    const different: unknown[] = [];
    for (let first = 0; first < files.length; first += AT_ONCE) {
      const batch = files.slice(first, first + AT_ONCE);
      const panel = await panelOf(batch, expected);
      for (const file of batch) {
        const [inEditor, onCommandLine] = [panel.get(file) ?? [], expected.get(file) ?? []];
        compared += onCommandLine.length;
        if (String(inEditor) !== String(onCommandLine)) different.push({ file, inEditor, onCommandLine });
      }
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
    log(`      ${String(compared)} findings compared in ${String(files.length)} documents`);
    assert.deepEqual(different, []);
    assert.ok(compared > 0);
  });
});
