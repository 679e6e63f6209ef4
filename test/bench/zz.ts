import { createService, stepLenses, describeProgress, progressOf } from '../../src/core/index.ts';
import { runbookOf } from './runbook.ts';
const files = { read: async () => undefined, stat: async () => undefined };
const service = createService({ files, log: { warn: () => undefined, debug: () => undefined } });
const text = runbookOf(10000, 1);
const s = service.open({ uri: 'file:///w/runbooks/long.md', path: 'runbooks/long.md', text, inSlices: true });
while (s.advance()) {}
const t = (name: string, f: () => unknown) => {
  const a = performance.now();
  f();
  const b = performance.now() - a;
  (sum[name] ??= []).push(b);
};
const sum: Record<string, number[]> = {};
const lines = text.split('\n');
s.findings();
s.facts();
for (let n = 0; n < 40; n++) {
  let line = Math.floor((lines.length * (n + 0.5)) / 40);
  const sorts = [/^[a-z].*\.$/, /^- .*\.$/, /^(?:kubectl|systemctl|journalctl) [^`]*$/, /^#{2,3} [a-z ]+$/];
  while (!sorts[n % 4]!.test(lines[line]!)) line++;
  const column = lines[line]!.length;
  t('apply ' + (n % 4), () => s.apply([{ range: { start: { line, column }, end: { line, column } }, text: 'x' }]));
  lines[line] += 'x';
  t('kind', () => s.kind);
  t('procedure', () => s.procedure());
  t('progress', () => describeProgress(progressOf(s.procedure().steps, () => undefined)));
  t('title', () => [s.title, s.parts]);
  t('lenses', () =>
    s.procedure().steps.flatMap((step) => stepLenses({ uri: s.uri, step, canRun: true, unlabelled: 'ask', state: undefined, at: '' })),
  );
  t('outline', () => s.outline());
  t('findings', () => s.findings());
  t('findings again', () => s.findings());
  const facts = s.facts();
  t('facts', () => s.facts());
  t('learn', () => service.learn([[s.uri, facts]]));
  t('stepAt', () => s.stepAt(5000));
}
console.log('findings', s.findings().length, 'steps', s.procedure().steps.length, 'sections', s.procedure().sections.length);
for (const [name, v] of Object.entries(sum)) {
  v.sort((a, b) => a - b);
  console.log(name.padEnd(16), 'p50', v[v.length >> 1]!.toFixed(2), 'max', v.at(-1)!.toFixed(2));
}
