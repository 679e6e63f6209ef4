import MarkdownIt from 'markdown-it';
import { createService, stepLenses, type Session } from '../../src/core/index.ts';
import { fullParse } from '../../src/core/markdown/internal.ts';
import { seeded } from '../property/seeded.ts';
import { figure, quantile, time, type Figure } from './figure.ts';
import { runbookOf } from './runbook.ts';

const SEED = 20_260_101;
const BURSTS = 40;
const BURST = 12;
const TYPED = 'abcdefghij klmnopqrs tuvwxyz-.*`[]#';

/** Types bursts of characters at random places of two long runbooks, and full parses of the same text in between. */
export async function editing(): Promise<Figure[]> {
  await Promise.resolve();
  const long = measure(10_000);
  const short = measure(1_000);
  return [
    figure('edit-10k/p50-remark', long.p50, long.remark, 1 / 300),
    figure('edit-10k/p95-remark', long.p95, long.remark, 1 / 50),
    figure('edit-10k/p50-markdown-it', long.p50, long.markdownIt, 1 / 20),
    figure('edit-1k/p50-remark', short.p50, short.remark, 1 / 60),
    figure('edit-1k/p50-markdown-it', short.p50, short.markdownIt, 1 / 8),
  ];
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly remark: number;
  readonly markdownIt: number;
}

function measure(lines: number): Times {
  const random = seeded(SEED + lines);
  const session = open(runbookOf(lines, SEED));
  // As VS Code's own Markdown support runs it, on every version of a document.
  const markdownIt = new MarkdownIt({ html: true, linkify: true });
  const ours: number[] = [];
  const remark: number[] = [];
  const others: number[] = [];
  showWhole(session);
  let { length } = session.text;
  for (let burst = 0; burst < BURSTS; burst++) {
    let offset = Math.floor(random() * length);
    for (let typed = 0; typed < BURST; typed++, offset++, length++) {
      const text = TYPED[Math.floor(random() * TYPED.length)] ?? 'a';
      ours.push(
        time(() => {
          session.apply([{ offset, length: 0, text }]);
          showWhole(session);
        }),
      );
    }
    if (burst % 5 === 0) {
      const { text } = session;
      remark.push(time(() => fullParse(text)));
      others.push(time(() => markdownIt.parse(text, {})));
    }
  }
  return { p50: quantile(ours, 0.5), p95: quantile(ours, 0.95), remark: quantile(remark, 0.5), markdownIt: quantile(others, 0.5) };
}

function open(text: string): Session {
  const files = { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) };
  const service = createService({ files, log: { warn: () => undefined, debug: () => undefined } });
  return service.open({ uri: 'file:///w/runbooks/long.md', path: 'runbooks/long.md', text });
}

/** What a host asks after every edit: the outline and all lenses of the whole document. */
function showWhole(session: Session): number {
  const { uri } = session;
  const lenses = session
    .procedure()
    .steps.flatMap((step) => stepLenses({ uri, step, canRun: true, unlabelled: 'ask', state: undefined, at: '' }));
  return session.outline().length + lenses.length;
}
