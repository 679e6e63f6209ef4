import MarkdownIt from 'markdown-it';
import { fullParse } from '../../src/core/markdown/internal.ts';
import { seeded } from '../property/seeded.ts';
import { figure, quantile, time, type Figure } from './figure.ts';
import { Lezer } from './lezer.ts';
import { runbookOf } from './runbook.ts';
import { openSession, showOutline } from './session.ts';

const SEED = 20_260_101;
const BURSTS = 40;
const BURST = 12;
const TYPED = 'abcdefghij klmnopqrs tuvwxyz-.*`[]#';

/** Types bursts of characters at random places of two long runbooks, and full parses of the same text in between. */
export async function editing(short: boolean): Promise<Figure[]> {
  await Promise.resolve();
  const long = measure(10_000, short ? 10 : 5);
  const little = measure(1_000, 5);
  return [
    figure('edit-10k/p50-remark', long.p50, long.remark, 1 / 300),
    figure('edit-10k/p95-remark', long.p95, long.remark, 1 / 50),
    figure('edit-10k/p50-markdown-it', long.p50, long.markdownIt, 1 / 20),
    figure('edit-10k/p50-lezer', long.p50, long.lezer, 2),
    figure('edit-1k/p50-remark', little.p50, little.remark, 1 / 60),
    figure('edit-1k/p50-markdown-it', little.p50, little.markdownIt, 1 / 8),
  ];
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly remark: number;
  readonly markdownIt: number;
  readonly lezer: number;
}

/** The others read the text whole after each `every`th burst. */
function measure(lines: number, every: number): Times {
  const random = seeded(SEED + lines);
  const session = openSession(runbookOf(lines, SEED), true);
  // As VS Code's own Markdown support runs it, on every version of a document.
  const markdownIt = new MarkdownIt({ html: true, linkify: true });
  const ours: number[] = [];
  const remark: number[] = [];
  const others: number[] = [];
  while (session.advance());
  showOutline(session);
  const lezer = new Lezer(session.text);
  const lezers: number[] = [];
  let { length } = session.text;
  for (let burst = 0; burst < BURSTS; burst++) {
    let offset = Math.floor(random() * length);
    for (let typed = 0; typed < BURST; typed++, offset++, length++) {
      const text = TYPED[Math.floor(random() * TYPED.length)] ?? 'a';
      ours.push(
        time(() => {
          session.apply([{ offset, length: 0, text }]);
          showOutline(session);
        }),
      );
      // What reaches further is read on between two keystrokes.
      while (session.advance());
      lezers.push(lezer.type(offset, text));
    }
    if (burst % every === 0) {
      const { text } = session;
      remark.push(time(() => fullParse(text)));
      others.push(time(() => markdownIt.parse(text, {})));
    }
  }
  return {
    p50: quantile(ours, 0.5),
    p95: quantile(ours, 0.95),
    remark: quantile(remark, 0.5),
    markdownIt: quantile(others, 0.5),
    lezer: quantile(lezers, 0.5),
  };
}
