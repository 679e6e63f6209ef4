import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createService, ruleCards } from '../../../src/core/index.ts';
import { fix, lint } from '../rules/lint.ts';

const FENCE = '```';
const RULE = ruleCards.find(({ id }) => id === 'runbook/lost-structure');

interface Section {
  readonly title: string;
  readonly steps: readonly (readonly [text: string, ...commands: readonly string[]])[];
}

/** What a document holds, however it is indented: its sections, and each block's words with what introduces it and where it stands. */
function structure(text: string): unknown {
  const session = createService({
    files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
    log: { debug: () => undefined, warn: (message) => assert.fail(message) },
  }).open({ uri: 'file:///workspace/page.md', path: 'page.md', text, as: 'runbook' });
  const { sections, steps } = session.procedure();
  return {
    sections: sections.map(({ title, depth }) => [title, depth]),
    blocks: steps.map(({ label, section, block, reading }) => [
      sections[section]?.title,
      label,
      reading.script,
      block.language,
      reading.run,
    ]),
  };
}

async function mended(text: string): Promise<string> {
  const findings = await lint({ text }, RULE);
  assert.equal(findings.length, 1, text);
  const after = fix(text, findings);
  assert.deepEqual(await lint({ text: after }, RULE), [], after);
  return after;
}

const RUNBOOK: readonly Section[] = [
  {
    title: 'Diagnosis',
    steps: [
      ['See which pods restart', 'kubectl get pods -n shop', 'kubectl top pods -n shop'],
      ['Read the log of the last one', 'kubectl logs -n shop deployment/cart --previous'],
    ],
  },
  {
    title: 'Mitigation (Immediate)',
    steps: [
      ['Take the new version back', 'kubectl rollout undo -n shop deployment/cart'],
      ['Give it more memory', 'kubectl set resources -n shop deployment/cart --limits=memory=1Gi'],
      ['Tell the team'],
    ],
  },
];

function page(step: (text: string, commands: readonly string[], index: number) => string, heading: (title: string) => string): string {
  const sections = RUNBOOK.map(({ title, steps }) => {
    const body = steps.map(([text, ...commands], index) => step(text, commands, index)).join('');
    return `${heading(title)}${body}`;
  });
  return `# Runbook: Cart restarts\n\n${sections.join('\n')}`;
}

const fenced = (commands: readonly string[], indent: string): string =>
  commands.length === 0 ? '' : [`${FENCE}bash`, ...commands, FENCE].map((line) => `${indent}${line}\n`).join('');
const bareLine = (title: string): string => `${title}\n\n`;

const WHOLE = page(
  (text, commands, index) => `${String(index + 1)}. ${text}\n${fenced(commands, '   ')}`,
  (title) => `## ${title}\n\n`,
);

/** The same page as different web pages leave it in the clipboard. */
const PASTED: Readonly<Record<string, string>> = {
  'with steps indented and commands beside them': page(
    (text, commands, index) => `  ${String(index + 1)}. ${text}\n\n${commands.map((line) => `    ${line}\n`).join('')}`,
    bareLine,
  ),
  'with commands indented too little for code': page(
    (text, commands, index) =>
      `${String(index + 1)}. ${text}\n${commands.length === 0 ? '' : `\n${commands.map((line) => `    ${line}\n`).join('')}\n`}`,
    (title) => `## ${title}\n\n`,
  ),
  'with prompts and without a blank line': page(
    (text, commands, index) => `${String(index + 1)}. ${text}\n${commands.map((line) => `$ ${line}\n`).join('')}`,
    bareLine,
  ),
  'with buttons and names of languages': page(
    (text, commands, index) =>
      `${String(index + 1)}. ${text}\n\n${commands.length === 0 ? '' : `bash\nCopy code\n${commands.join('\n')}\n\n`}`,
    bareLine,
  ),
  'with fences that only open': page(
    (text, commands, index) =>
      `${String(index + 1)}. ${text}\n${commands.length === 0 ? '' : `   ${FENCE}bash\n${commands.map((line) => `   ${line}\n`).join('')}`}`,
    bareLine,
  ),
  'with every step the first': page((text, commands) => `  1. ${text}\n\n${commands.map((line) => `    ${line}\n`).join('')}`, bareLine),
};

describe('what a paste has lost', () => {
  it('comes back in the sample: blocks, labels and sections', async () => {
    const folder = path.dirname(fileURLToPath(import.meta.url));
    const read = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
    const whole = structure(read('../../workspace/runbooks/high-api-latency.md'));
    const after = await mended(read('pasted/high-api-latency.md'));
    assert.deepEqual(structure(after), whole);
    assert.deepEqual(await lint({ text: after }), []);
  });

  for (const [how, text] of Object.entries(PASTED)) {
    for (const [ends, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
    ] as const) {
      it(`comes back ${how}, ends of lines ${ends}`, async () => {
        const after = await mended(text.replaceAll('\n', eol));
        assert.deepEqual(structure(after.replaceAll('\r\n', '\n')), structure(WHOLE), after);
        assert.equal(after.replaceAll('\r\n', '').includes('\n'), eol === '\n');
      });
    }
  }

  it('comes back into its step, behind what explains it', async () => {
    const text =
      '# Runbook: Cart\n\n1. Restart it\n\n   It takes a minute.\n\n    kubectl rollout restart -n shop deployment/cart\n\n2. Wait\n';
    const block = `   ${FENCE}bash\n   kubectl rollout restart -n shop deployment/cart\n   ${FENCE}`;
    assert.equal(await mended(text), `# Runbook: Cart\n\n1. Restart it\n\n   It takes a minute.\n\n${block}\n\n2. Wait\n`);
  });

  it('leaves the steps counted', async () => {
    const after = await mended(PASTED['with every step the first'] ?? '');
    assert.deepEqual(after.match(/^ *\d+\./gm), ['  1.', '  1.', '  1.', '  1.', '  1.']);
  });

  it('is told once: an unclosed fence is then no finding of its own', async () => {
    const text = PASTED['with fences that only open'] ?? '';
    assert.deepEqual(
      (await lint({ text })).map(({ rule }) => rule),
      ['runbook/lost-structure'],
    );
    const silenced = `<!-- steady-disable runbook/lost-structure -->\n\n${text}`;
    assert.ok((await lint({ text: silenced })).some(({ rule }) => rule === 'runbook/unclosed-fence'));
  });
});

describe('what a paste cannot have lost', () => {
  const kept: Readonly<Record<string, string>> = {
    'a sentence in a list': '1. Restart it\n\n    Then wait for the pods to come back.\n',
    'indented code that nothing precedes': 'Look:\n\n    kubectl get pods -n shop\n',
    'a bold line': '**Mitigation**\n\n1. Scale up\n',
    'a line that ends in a colon': 'Diagnosis:\n\n1. See the log\n',
    'a sentence that begins like a section': 'Investigate the cart and its database before you go on\n\n1. See the log\n',
    'an aside in dashes': 'The cart\n– not the shop –\nrestarts.\n',
    'a quote': '> Mitigation\n\n> • one\n> • two\n',
    'a table': '| Diagnosis | Mitigation |\n| --- | --- |\n| • one | • two |\n',
    'the name of a shell in a sentence': 'Type this into\nbash\nand wait.\n',
    'words that would pass for a command, in a sentence': 'The size of the log\nexceeds info threshold\nof the node.\n',
    'a list that begins with one each time': '1. See\n\n1. Wait\n',
    'a log in a code block': `${FENCE}text\nMitigation\n\n1. Scale up\n${FENCE}\n`,
  };
  for (const [what, text] of Object.entries(kept)) {
    it(what, async () => {
      assert.deepEqual(await lint({ text: `# Runbook: Cart restarts\n\n## Symptoms\n\n${text}` }, RULE), []);
    });
  }
});
