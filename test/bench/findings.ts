import { lint as markdownlint } from 'markdownlint/sync';
import { seeded } from '../property/seeded.ts';
import { figure, quantile, time, type Figure } from './figure.ts';
import { runbookOf } from './runbook.ts';
import { openSession } from './session.ts';

const SEED = 20_260_102;
const LINES = 10_000;
const BURSTS = 40;
const BURST = 12;
const TYPED = 'abcdefghij klmnopqrs tuvwxyz-.*`[]#\n';

/** Types bursts of characters at random places of a long runbook, asks for all findings after each; markdownlint reads the same text. */
export async function findings(short: boolean): Promise<Figure[]> {
  const random = seeded(SEED);
  const session = openSession(runbookOf(LINES, SEED));
  // What the rules ask about other files is asked once.
  const first = await session.settledFindings();
  const ours: number[] = [];
  const others: number[] = [];
  let { length } = session.text;
  for (let burst = 0; burst < BURSTS; burst++) {
    let offset = Math.floor(random() * length);
    for (let typed = 0; typed < BURST; typed++, offset++, length++) {
      const text = TYPED[Math.floor(random() * TYPED.length)] ?? 'a';
      ours.push(
        time(() => {
          session.apply([{ offset, length: 0, text }]);
          return session.findings();
        }),
      );
    }
    if (burst % (short ? 10 : 5) === 0) {
      const { text } = session;
      others.push(time(() => markdownlint({ strings: { text } })));
    }
  }
  const p50 = figure('findings-10k/p50-markdownlint', quantile(ours, 0.5), quantile(others, 0.5), 1 / 100);
  return [{ ...p50, detail: `${p50.detail}; p95 ${quantile(ours, 0.95).toFixed(2)} ms; ${first.length} findings` }];
}
