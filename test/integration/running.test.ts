import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeTerminals, run, sayNo, sayYes, terminalNamed, type State } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, lensTitles, open } from './workspace.ts';

const BLOCKS = 'runbooks/running-blocks.md';

describe('running a block', () => {
  afterEach(closeTerminals);

  it('tells how it ended, in a terminal named after the runbook', async () => {
    const state = await run(BLOCKS, 'echo "hello from $((40 + 2))"');
    assert.equal(state?.status, 'ok');
    assert.ok(terminalNamed('Every way a block can run'));
  });

  const ends: readonly (readonly [code: string, exitCode: number])[] = [
    ['ls /nonexistent-steady', 2],
    ['(exit 7)', 7],
    ['exit 3', 3],
    ['for n in 1 2 3; do', 0],
    ["cat > note.txt <<'END'", 0],
    ['# check the dashboard before you go on', 0],
    ['$ echo one', 0],
  ];
  it('tells the exit code of every sort of block, one after another; but for the one that exits, in one living terminal', async () => {
    for (const [code, exitCode] of ends) {
      const state = await run(BLOCKS, code);
      assert.deepEqual([code, state?.ended?.exitCode], [code, exitCode]);
      assert.equal(state?.status, exitCode === 0 ? 'ok' : 'failed');
    }
    assert.equal(vscode.window.terminals.length, 2);
    assert.equal(terminalNamed('Every way a block can run')?.exitStatus, undefined);
  });

  it('leaves what it sets to the terminal, for the next block and for the person', async () => {
    await run(BLOCKS, 'export STEADY_GREETING=kept');
    await run(BLOCKS, 'for n in 1 2 3; do');
    const file = path.join(os.homedir(), 'greeting');
    terminalNamed('Every way a block can run')?.sendText(`printf '%s %s.' "$STEADY_GREETING" "$n" > ${file}`);
    assert.equal(
      await until('the file', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8').endsWith('.') && fs.readFileSync(file, 'utf8')),
      'kept 3.',
    );
  });

  it('shows the result over the block', async () => {
    await run(BLOCKS, '(exit 7)');
    const document = await open(BLOCKS);
    const titles = await until('a result', async () => {
      const all = await lensTitles(document);
      return all.some(({ title }) => title.startsWith('✗')) && all;
    });
    assert.ok(
      titles.some(({ title }) => /^✗ exit 7 · \d+\.\d s · \d\d:\d\d:\d\d$/.test(title)),
      JSON.stringify(titles),
    );
  });

  it('works without shell integration', async () => {
    const settings = vscode.workspace.getConfiguration('terminal.integrated');
    await settings.update('shellIntegration.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.equal((await run(BLOCKS, 'echo "hello from $((40 + 2))"'))?.status, 'ok');
      assert.equal((await run(BLOCKS, 'ls /nonexistent-steady'))?.ended?.exitCode, 2);
    } finally {
      await settings.update('shellIntegration.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('does not take what a shell runs for its prompt for a program of the person’s', async () => {
    const bashrc = path.join(os.homedir(), '.bashrc');
    const kept = fs.readFileSync(bashrc, 'utf8');
    fs.writeFileSync(bashrc, `${kept}\nPROMPT_COMMAND='sleep 0.15'\n`);
    try {
      for (const code of ['for n in 1 2 3; do', '(exit 7)', 'for n in 1 2 3; do', '(exit 7)'])
        assert.notEqual((await run(BLOCKS, code))?.ended, undefined, code);
    } finally {
      fs.writeFileSync(bashrc, kept);
    }
  });

  it('is unknown, never a success, when its terminal is closed', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf('runbooks/slow.md'));
    const started = next('the start', vscode.window.onDidStartTerminalShellExecution, ({ execution }) =>
      execution.commandLine.value.includes('sleep 60'),
    );
    const running = vscode.commands.executeCommand<State>(await lensOver(document, 'sleep 60'));
    (await started).terminal.dispose();
    assert.deepEqual(await running.then(({ status, why }) => [status, why]), ['unknown', 'the terminal was closed']);
  });
});

describe('a step of the sample', () => {
  const home = os.homedir();
  const bashrc = path.join(home, '.bashrc');
  const reached = path.join(home, 'rogue.log');
  const standIns = path.join(home, 'stand-ins.log');
  let kept: string;

  // Whatever the start-up file puts first, a program, a function or an alias, tells that it was reached.
  before(() => {
    kept = fs.readFileSync(bashrc, 'utf8');
    const rogue = path.join(home, 'rogue');
    fs.mkdirSync(rogue, { recursive: true });
    for (const program of ['kubectl', 'aws']) {
      fs.writeFileSync(path.join(rogue, program), `#!/bin/sh\necho "$0" >> ${reached}\n`, { mode: 0o755 });
    }
    const first = `export PATH=${rogue}:$PATH KUBECONFIG=/rogue AWS_PROFILE=rogue STEADY_STAND_IN_LOG=${standIns}`;
    const names = `kubectl() { echo function >> ${reached}; }\nalias aws="echo alias >> ${reached}; true"\n`;
    fs.writeFileSync(bashrc, `${kept}\n${first}\n${names}`);
  });

  after(() => {
    fs.writeFileSync(bashrc, kept);
  });

  afterEach(closeTerminals);

  it('reaches the stand-ins whatever the start-up file of the shell says', async () => {
    for (const code of [
      'kubectl top nodes',
      'kubectl logs -n production deployment/api-service --tail=100',
      'aws rds describe-db-instances --db-instance-identifier prod-db',
    ]) {
      const state = await run('runbooks/high-api-latency.md', code);
      assert.deepEqual([code, state?.status], [code, 'ok']);
    }
    assert.deepEqual(fs.readFileSync(standIns, 'utf8').trim().split('\n'), [
      'kubectl top nodes',
      'kubectl top pods -n production',
      'kubectl logs -n production deployment/api-service --tail=100',
      'aws rds describe-db-instances --db-instance-identifier prod-db',
    ]);
    assert.ok(!fs.existsSync(reached), 'something of the start-up file was reached');
  });
});

describe('what must not run', () => {
  afterEach(closeTerminals);

  // The tests' host refuses every modal dialog: that is a person who says no.
  it('a destroying block that was not confirmed', async () => {
    const scratch = path.join(fileOf('.').fsPath, 'scratch');
    fs.mkdirSync(scratch, { recursive: true });
    assert.equal(await run(BLOCKS, 'rm -rf ./scratch'), undefined);
    assert.ok(fs.existsSync(scratch));
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('a block that has changed since it was shown', async () => {
    const document = await open(BLOCKS);
    const command = await lensOver(document, 'echo "hello from');
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('echo "hello from'));
    edit.insert(document.uri, at, 'echo changed; ');
    await vscode.workspace.applyEdit(edit);
    try {
      assert.equal(await vscode.commands.executeCommand(command), undefined);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('a block with an unresolved placeholder', async () => {
    const asked = run(BLOCKS, 'kubectl delete pod <pod> -n production');
    let answered = false;
    const answer = asked.finally(() => {
      answered = true;
    });
    await until('an answer', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return answered;
    });
    assert.equal(await answer, undefined);
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('a block for copying only', async () => {
    const document = await open(BLOCKS);
    await until('the other lenses', async () => (await lensTitles(document)).length > 0);
    const over = (await lensTitles(document)).filter(({ line }) => document.lineAt(line + 1).text.startsWith('print('));
    assert.deepEqual(
      over.map(({ title }) => title),
      ['$(copy) Copy'],
    );
  });

  it('a script that is handed over instead of an intent', async () => {
    assert.equal(await vscode.commands.executeCommand('steady.run', 'touch /tmp/never'), undefined);
    assert.equal(await vscode.commands.executeCommand('steady.run', { script: 'touch /tmp/never' }), undefined);
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('an intent that names no document', async () => {
    const intent = { kind: 'run', uri: 'nowhere', block: 'b', hash: 'h' };
    assert.equal(await vscode.commands.executeCommand('steady.run', intent), undefined);
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('twice at once: of two clicks in a row one runs', async () => {
    const document = await open(BLOCKS);
    const command = await lensOver(document, 'echo "hello from');
    const first = vscode.commands.executeCommand<State>(command);
    const second = vscode.commands.executeCommand<State | undefined>(command);
    assert.equal((await first).status, 'ok');
    assert.equal(await sayNo(second), undefined);
    assert.equal(vscode.window.terminals.length, 1);
  });

  it('anything, while what the workspace sets for its runs is not understood', async () => {
    const config = fileOf('runbooks/.steady.yaml');
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('version: 1\nrun:\n  Env:\n    KUBECONFIG: x\n'));
    try {
      await until('the problem', () => vscode.languages.getDiagnostics(config).length > 0);
      assert.equal(await run(BLOCKS, 'echo "hello from $((40 + 2))"'), undefined);
      assert.equal(vscode.window.terminals.length, 0);
    } finally {
      await vscode.workspace.fs.delete(config);
      await until('the problem to go', () => vscode.languages.getDiagnostics(config).length === 0);
    }
  });

  // The tests' host refuses every modal dialog: that is a person who says no to what they are shown.
  it('what .steady.yaml says destroys, where it is that with its value', async () => {
    const config = fileOf('runbooks/.steady.yaml');
    const file = fileOf('runbooks/raised.md');
    const fence = '```';
    const text = `---\nsteady: {inputs: [{name: what, default: deploy-eu}]}\n---\n# Runbook: Raised\n\n${fence}bash\necho <what>\n${fence}\n\n${fence}bash\necho deploy-us\n${fence}\n`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    try {
      assert.equal((await sayYes(run('runbooks/raised.md', 'echo <what>')))?.status, 'ok');
      await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('version: 1\nrun: {destroys: ["echo deploy*"]}\n'));
      await until('the hover to say so', async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', file, new vscode.Position(9, 0));
        const said = hovers.flatMap(({ contents }) => contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : '')));
        return said.some((each) => each.startsWith('Destroys'));
      });
      assert.equal(await sayYes(run('runbooks/raised.md', 'echo <what>')), undefined);
    } finally {
      await vscode.workspace.fs.delete(file);
      await vscode.workspace.fs.delete(config);
    }
  });

  it('anything, in a terminal where something runs', async () => {
    const file = path.join(os.homedir(), 'typed');
    await run(BLOCKS, 'echo "hello from $((40 + 2))"');
    const terminal = terminalNamed('Every way a block can run');
    assert.ok(terminal);
    const started = next('the program', vscode.window.onDidStartTerminalShellExecution);
    terminal.sendText(`cat > ${file}; echo "cat ended with $?"`);
    await started;
    await until('a program in the foreground', () => fs.existsSync(file));
    assert.equal(await sayNo(run(BLOCKS, 'echo "greeting: $STEADY_GREETING"')), undefined);
    const ended = next('the end of the program', vscode.window.onDidEndTerminalShellExecution);
    terminal.sendText('\u0004', false);
    await ended;
    assert.equal(fs.readFileSync(file, 'utf8'), '');
  });
});
