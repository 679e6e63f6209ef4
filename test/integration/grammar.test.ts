import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { EXTENSION_ID } from './workspace.ts';

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const MARKDOWN = 'text.html.markdown';
const FENCE = '```';

/** Every grammar that an extension of this host contributes, ours among them. */
const contributed = vscode.extensions.all.flatMap(({ id, extensionUri, packageJSON }) => {
  const { contributes } = packageJSON as { readonly contributes?: { readonly grammars?: readonly Contribution[] } };
  return (contributes?.grammars ?? []).map((grammar) => ({ ...grammar, id, uri: vscode.Uri.joinPath(extensionUri, grammar.path) }));
});

/** The Markdown grammar of the host, by the engine that the host uses, with our injections or without. */
async function markdown(ours: boolean): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scope) {
      const found = contributed.find(({ scopeName }) => scopeName === scope);
      if (found === undefined) return null;
      return parseRawGrammar(new TextDecoder().decode(await vscode.workspace.fs.readFile(found.uri)), found.uri.path);
    },
    getInjections: (scope) =>
      contributed
        .filter(({ id, injectTo }) => injectTo?.includes(scope) && (ours || id !== EXTENSION_ID))
        .map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar(MARKDOWN);
  assert.ok(grammar, 'the host has no grammar for Markdown');
  return grammar;
}

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

function tokenize(grammar: IGrammar, text: string): readonly Token[] {
  let state = INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

describe('the grammar', () => {
  let plain: IGrammar;
  let grammar: IGrammar;

  before(async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    const wasm = vscode.Uri.joinPath(extension.extensionUri, 'node_modules/vscode-oniguruma/release/onig.wasm');
    await loadWASM((await vscode.workspace.fs.readFile(wasm)).slice());
    plain = await markdown(false);
    grammar = await markdown(true);
  });

  /** The texts that have a scope, in order. */
  const withScope = (text: string, scope: string): readonly string[] =>
    tokenize(grammar, text)
      .filter(({ scopes }) => scopes.some((each) => each.startsWith(scope)))
      .map((token) => token.text);
  const shell = (...lines: readonly string[]): string => [`${FENCE}bash`, ...lines, FENCE, 'After <it> YOUR_TEXT.'].join('\n');
  const PLACEHOLDER = 'variable.parameter.placeholder';
  const PROMPT = 'keyword.other.prompt';

  it('names what is to be filled in, in words, strings and here-documents, and nothing outside of a block', () => {
    const text = shell(
      'cat <pod> a.txt',
      'x -n YOUR_NS "{{ name }}" d/YOUR_APP --n=<count>',
      'y your-image TO_BE_REPLACED yours',
      'cat <<END',
      'a <b c> CHANGEME',
      'END',
    );
    assert.deepEqual(withScope(text, PLACEHOLDER), [
      '<pod>',
      'YOUR_NS',
      '{{ name }}',
      'YOUR_APP',
      '<count>',
      'your-image',
      'TO_BE_REPLACED',
      '<b c>',
      'CHANGEME',
    ]);
  });

  it('leaves redirections, variables, assignments, templates and comments alone', () => {
    const text = shell(
      'a <in >out 2>&1',
      'diff <(sort a) <(sort b)',
      'cat <<<x',
      'YOUR_NS=x; echo $YOUR_NS',
      "get -o '{{.name}}'",
      '# <what>',
    );
    assert.deepEqual(withScope(text, PLACEHOLDER), []);
  });

  it('names prompts, and what follows is a command', () => {
    const text = shell('$ kubectl get <pod>', 'NAME READY', '$HOME/run', 'root@host:~# uname -a', '# a comment');
    assert.deepEqual(withScope(text, PROMPT), ['$', 'root@host:~#']);
    assert.deepEqual(withScope(shell('$ kubectl get pods', '$ grep x'), 'entity.name.command'), ['kubectl', 'grep']);
  });

  it('takes no line of a string for a prompt, and the string still ends where it ends', () => {
    const text = shell('echo "first', '$ second"', 'uptime');
    assert.deepEqual(withScope(text, PROMPT), []);
    assert.ok(withScope(text, 'entity.name.command').includes('uptime'));
  });

  it('reads a console block as shell, in a list too, and Markdown goes on behind it', () => {
    const text = `1. Look\n   ${FENCE}console\n   $ uptime\n   ${FENCE}\n\n## After <it>\n`;
    assert.deepEqual(withScope(text, PROMPT), ['$']);
    assert.ok(withScope(text, 'entity.name.command').includes('uptime'));
    assert.equal(withScope(text, 'markup.heading').join(''), '## After <it>');
  });

  it('names what a comment says to Steady, and no other comment', () => {
    const text = [
      '<!-- steady-disable-next-line runbook/broken-link shell/parse-error known/issue -->',
      '<!-- steady-enable -->',
      '<!-- we use steady-state here: a/b -->',
      'steady-disable runbook/broken-link',
    ].join('\n\n');
    assert.deepEqual(withScope(text, 'keyword.control.directive'), ['steady-disable-next-line', 'steady-enable']);
    assert.deepEqual(withScope(text, 'entity.name.function.rule'), ['runbook/broken-link', 'shell/parse-error', 'known/issue']);
  });

  it('changes no token of what has neither placeholders nor prompts', () => {
    const text = [
      '# Title <b>bold</b> `<code>` {{ x }}',
      '<!-- a comment -->',
      '- item',
      '',
      '  ```yaml',
      '  key: <value> # YOUR_VALUE {{ .Values.x }}',
      '  ```',
      '~~~text',
      '$ not a shell',
      '~~~',
      shell(
        'for pod in $(kubectl get pods -o name); do',
        '  echo "$pod" | tee -a "log 1.txt" 2>&1',
        'done <list >out',
        'cat <<-EOF',
        '\t$x',
        'EOF',
      ),
      '> quote',
    ].join('\n');
    assert.deepEqual(tokenize(grammar, text), tokenize(plain, text));
  });
});
