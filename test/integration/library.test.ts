import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { fileOf, open } from './workspace.ts';

const TITLE = 'Cart is empty';
const FIRST = `# Runbook: ${TITLE}\n\n## Steps\n\n\`\`\`bash\nuptime\n\`\`\`\n`;
const titled = (title: string): string => FIRST.replace(TITLE, title);

/** What the Problems panel points at for the open document: the other runbooks of the same title, as paths of the workspace. */
function namesakes(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => (code as { value?: unknown } | undefined)?.value === 'runbook/duplicate-title')
    .flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => vscode.workspace.asRelativePath(location.uri, false)),
    );
}

function on(file: string): string {
  return fileOf(file).fsPath;
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(on(file)), { recursive: true });
  fs.writeFileSync(on(file), text);
}

describe('the library of the workspace', () => {
  let document: vscode.TextDocument;
  const are = (...expected: readonly string[]): Promise<unknown> =>
    until(`namesakes: ${expected.join(', ') || 'none'}`, () => namesakes(document).join() === expected.join(), 25_000);

  before(async () => {
    write('library/first.md', FIRST);
    document = await open('library/first.md');
    await vscode.window.showTextDocument(document);
  });

  beforeEach(async () => {
    write('library/others/second.md', titled(`${TITLE}!`));
    await are('library/others/second.md');
  });

  afterEach(() => {
    fs.rmSync(on('library/others'), { recursive: true, force: true });
    fs.rmSync(on('.gitignore'), { force: true });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    fs.rmSync(on('library'), { recursive: true, force: true });
  });

  it('finds a document nobody has open, and follows it on the disk', async () => {
    write('library/others/second.md', titled('Something else'));
    await are();
    write('library/others/second.md', titled(TITLE));
    await are('library/others/second.md');
    fs.renameSync(on('library/others/second.md'), on('library/others/third.md'));
    await are('library/others/third.md');
    fs.rmSync(on('library/others/third.md'));
    await are();
  });

  it('follows folders that are renamed and deleted', async () => {
    fs.renameSync(on('library/others'), on('library/moved'));
    await are('library/moved/second.md');
    fs.rmSync(on('library/moved'), { recursive: true });
    await are();
  });

  it('follows what is typed, before it is saved, and forgets what was not saved', async () => {
    const second = await open('library/others/second.md');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(second.uri, second.positionAt(second.getText().indexOf(TITLE)), 'Why the ');
    await vscode.workspace.applyEdit(edit);
    await are();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await are('library/others/second.md');
  });

  it('leaves out what git is told to ignore, from when it is told', async () => {
    write('.gitignore', 'others/\n');
    await are();
    fs.rmSync(on('.gitignore'));
    await are('library/others/second.md');
  });

  it('is not led into a loop by a link, nor stopped by what cannot be read', async () => {
    fs.symlinkSync(on('library'), on('library/others/loop'));
    write('library/others/locked/x.md', titled(TITLE));
    fs.chmodSync(on('library/others/locked'), 0);
    fs.writeFileSync(on('library/others/binary.md'), `${FIRST}\0`);
    write('library/others/fourth.md', titled(TITLE));
    const others = (): readonly string[] => namesakes(document).filter((file) => !file.includes('/locked/'));
    await until('the fourth', () => others().join() === 'library/others/fourth.md,library/others/second.md');
    fs.chmodSync(on('library/others/locked'), 0o700);
  });

  it('follows the checkout of another branch with a thousand documents', async () => {
    const repository = on('library/others/repository');
    const git = (...words: readonly string[]): void => {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
      execFileSync('git', [...identity, ...words], { cwd: repository, stdio: 'ignore' });
    };
    fs.mkdirSync(repository, { recursive: true });
    git('init');
    git('commit', '--allow-empty', '-m', 'Nothing');
    git('checkout', '-b', 'other');
    for (let n = 0; n < 1000; n++)
      write(`library/others/repository/runbooks/${String(n)}.md`, titled(n === 700 ? TITLE : `Number ${String(n)}`));
    git('add', '-A');
    git('commit', '-m', 'A thousand');
    await are('library/others/repository/runbooks/700.md', 'library/others/second.md');
    git('checkout', 'main');
    await are('library/others/second.md');
    git('checkout', 'other');
    await are('library/others/repository/runbooks/700.md', 'library/others/second.md');
  }).timeout(120_000);
});
