import type { RuleDocument } from '../rules/index.ts';
import type { Range } from '../text/index.ts';
import { blockPositions } from './blockPosition.ts';
import { scriptOffsets } from './scriptPlace.ts';
import type { Step } from './step.ts';

/** A stretch of a script with its place in it. */
interface PlacedUnit {
  readonly text: string;
  readonly start: number;
}

/** By whole commands, so that a quote is known to be open or not; those with a heredoc are left out, whose bodies are anything. */
export function* plainUnits({ reading }: Step, script: string): Generator<PlacedUnit> {
  let from = 0;
  for (const { text } of reading.units) {
    const start = script.indexOf(text, from);
    if (start === -1) return;
    from = start + text.length;
    if (!text.includes('<<')) yield { text, start };
  }
}

/** For offsets that only grow: whether one lies in quotes, or behind a hash that begins a comment already. */
export function quotesOf(text: string): (offset: number) => boolean {
  let quote = '';
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const char = text.charAt(at);
      if (quote === '#') quote = char === '\n' ? '' : quote;
      else if (char === '\\' && quote !== "'") at++;
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === "'" || char === '"' || char === '`' || (char === '#' && /^\s?$/.test(text.charAt(at - 1)))) quote = char;
    }
    return quote !== '';
  };
}

/** From places in a script to ranges of the document; `undefined` for a line of which the text has none. */
export function scriptRanges(step: Step, script: string, document: RuleDocument): (offset: number, length: number) => Range | undefined {
  const inText = scriptOffsets(step.block.text, script);
  const positionOf = blockPositions(step.block, step.range.start.line, (line) => document.line(line));
  return (offset, length) => {
    const at = inText(offset);
    return at === undefined ? undefined : { start: positionOf(at), end: positionOf(at + length) };
  };
}
