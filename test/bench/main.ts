// npm run bench [-- --json]: every figure that Steady promises, as a share of a peer's time in the same run. The exit code is 1 where one
// is over its target; times are told for people, and nothing depends on them.
import { argv, stdout } from 'node:process';
import { editing } from './editing.ts';
import type { Figure } from './figure.ts';
import { benchStart } from './start.mjs';

const figures: Figure[] = [...(await editing()), ...(await benchStart())];

if (argv.includes('--json')) stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
else
  for (const each of figures)
    stdout.write(`${each.ok ? '✓' : '✗'} ${each.name}: ${shown(each.ratio)}, at most ${shown(each.target)} (${each.detail})\n`);
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);

/** `1/578`, or `2.2` where it is not smaller than the other. */
function shown(ratio: number): string {
  return ratio < 1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(1);
}
