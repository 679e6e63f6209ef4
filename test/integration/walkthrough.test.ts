import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { next, until } from './waiting.ts';
import { EXTENSION_ID, fileOf, lensOver } from './workspace.ts';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const extension = vscode.extensions.getExtension(EXTENSION_ID);
assert.ok(extension);
const { walkthroughs, views } = (extension.packageJSON as { contributes: unknown }).contributes as {
  readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
};
const steps = walkthroughs[0]?.steps ?? [];

const ours = (document: vscode.TextDocument): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Steady');

describe('the walkthrough', () => {
  it('has five steps, each with a picture, words for it and an end', async () => {
    assert.equal(walkthroughs.length, 1);
    assert.equal(steps.length, 5);
    for (const { title, description, media, completionEvents } of steps) {
      assert.doesNotMatch(`${title}${description}${media.altText}`, /%/, 'a string is missing in package.nls.json');
      const svg = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, media.svg)));
      assert.match(svg, /^<svg [\s\S]*var\(--vscode-[\s\S]*<\/svg>\n$/);
      assert.ok(media.altText.length > 20 && completionEvents.length > 0);
    }
  });

  it('calls commands and waits for views that there are', async () => {
    await extension.activate();
    const commands = await vscode.commands.getCommands();
    for (const { description, completionEvents } of steps) {
      for (const [, command = ''] of description.matchAll(/\(command:([\w.]+)\)/g)) assert.ok(commands.includes(command), command);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        if (kind === 'onCommand') assert.ok(commands.includes(name), event);
        if (kind === 'onView')
          assert.ok(
            Object.values(views)
              .flat()
              .some(({ id }) => id === name),
            event,
          );
      }
    }
  });

  it('has a sample in nobody’s file, whose steps run and whose one finding is mended once it is saved', async () => {
    const filled = next('the sample', vscode.workspace.onDidChangeTextDocument, ({ document }) => document.isUntitled);
    await vscode.commands.executeCommand('steady.openSample');
    const { document } = await filled;
    const file = fileOf('runbooks/first-look.md');
    assert.equal(document.uri.path, file.path);
    try {
      const saved = next('the file', vscode.workspace.onDidSaveTextDocument, ({ uri }) => uri.path === file.path && uri.scheme === 'file');
      await vscode.commands.executeCommand('workbench.action.files.save');
      const runbook = await saved;

      const [finding] = await until('the finding', () => ours(runbook).length === 1 && ours(runbook));
      assert.ok(finding);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        runbook.uri,
        finding.range,
      );
      const mend = actions.find(({ edit }) => edit !== undefined);
      assert.ok(mend?.edit);
      await vscode.workspace.applyEdit(mend.edit);
      await until('no finding', () => ours(runbook).length === 0);

      const state = await vscode.commands.executeCommand<{ readonly status: string } | undefined>(await lensOver(runbook, 'date'));
      assert.equal(state?.status, 'ok');
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(file);
    }
  });
});

describe('the configuration', () => {
  it('is opened where it is', async () => {
    await vscode.commands.executeCommand('steady.openConfig');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), fileOf('.steady.yaml').toString());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is begun where there is none', async () => {
    const file = fileOf('.steady.yaml');
    const before = await vscode.workspace.fs.readFile(file);
    await vscode.workspace.fs.delete(file);
    try {
      await vscode.commands.executeCommand('steady.openConfig');
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      assert.equal(document.uri.path, file.path);
      assert.match(document.getText(), /^version: 1\n#.*\nrules:\n {2}runbook\/broken-link: info\n$/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.writeFile(file, before);
    }
  });
});
