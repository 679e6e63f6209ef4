import { defineRule } from '../../rules/index.ts';
import type { PlaceholderRedirect } from '../../shell/index.ts';
import type { Position, TextEdit } from '../../text/index.ts';
import { blockPositions } from '../blockPosition.ts';
import type { Steps } from '../step.ts';

/** A line of a log, which nobody types: it begins with its time, or names the line of the program that wrote it. */
const LOGGED = /^\s*(?:[IWEF]\d{4} \d\d:|\[?\d{4}-\d\d-\d\d[T ]|\w+=\d{4}-\d\d-\d\dT)|\w\.(?:go|py|java|rb|js|ts|c|cc|cpp|rs):\d+[\]):]/;

export const placeholderRedirects = defineRule<Steps>({
  id: 'shell/placeholder-redirects',
  // Info: half of all runbooks write their placeholders like this, and Steady asks for the value before it runs anything.
  severity: 'info',
  title: 'A <placeholder> that the shell would take for redirections',
  why: `To a shell, \`cat <pod> important.txt\` means: read from a file called “pod”, and write what comes out into “important.txt”. Whoever copies
the line by hand before filling in the value may lose that file. In quotes the placeholder is only a word. What follows as an option (\`-n\`) is
left alone, and so is a placeholder at the end of a line.`,
  examples: [
    {
      text: '# Runbook: Pods\n\n```bash\ncat <pod> important.txt\n```\n',
      findings: [{ line: 4, message: 'Expected <pod> to be filled in or quoted, found redirections that can empty “important.txt”' }],
      fixed: "# Runbook: Pods\n\n```bash\ncat '<pod>' important.txt\n```\n",
    },
    { text: '# Runbook: Pods\n\n```bash\nkubectl logs <pod> -n <namespace>\ncat "<pod>" important.txt\n```\n', findings: [] },
    {
      text: '# Runbook: Pods\n\n```console\nW0917 11:21:46.203938 1688435 daemon.go:662] Get http://<node-ip>:10248/healthz: refused\n```\n',
      findings: [],
    },
  ],
  each: 'step',
  check({ model, document, report }) {
    for (const step of model.steps) {
      if (step.reading.run !== 'shell') continue;
      const risky = step.reading.placeholderRedirects.filter(
        ({ target, offset }) => target !== '' && !target.startsWith('-') && !LOGGED.test(lineAt(step.block.text, offset)),
      );
      const [first] = risky;
      if (first === undefined) continue;
      const positionOf = blockPositions(step.block, step.range.start.line, (line) => document.line(line));
      report({
        message: `Expected ${first.placeholder} to be filled in or quoted, found redirections that can empty “${first.target}”`,
        range: { start: positionOf(first.offset), end: positionOf(first.offset + first.length) },
        fixes: [{ title: 'Quote the placeholder', safe: false, edits: risky.flatMap((redirect) => quotes(redirect, positionOf)) }],
      });
    }
  },
});

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? undefined : end);
}

function quotes(redirect: PlaceholderRedirect, positionOf: (offset: number) => Position): readonly TextEdit[] {
  return [redirect.offset, redirect.offset + redirect.placeholder.length].map((offset) => {
    const at = positionOf(offset);
    return { range: { start: at, end: at }, text: "'" };
  });
}
