import type { Chunk } from '../markdown/index.ts';
import { lineHolding } from '../text/index.ts';
import type { RuleDocument } from './rule.ts';

/** A document as rules look at it beyond their model. No line is looked up, and nothing joined, before a rule asks for it. */
export function ruleDocument(
  uri: string,
  { chunks, lineCount }: { readonly chunks: readonly Chunk[]; readonly lineCount: number },
): RuleDocument {
  let starts: readonly number[] | undefined;
  let eol: RuleDocument['eol'] | undefined;
  return {
    uri,
    lineCount,
    get eol() {
      return (eol ??= chunks.some(({ text }) => text.includes('\r\n')) ? '\r\n' : '\n');
    },
    line(line) {
      starts ??= chunks.map((chunk) => chunk.line);
      const chunk = line < 0 || line >= lineCount ? undefined : chunks[lineHolding(starts, line)];
      return chunk === undefined ? '' : (linesOf(chunk)[line - chunk.line] ?? '');
    },
  };
}

const kept = new WeakMap<Chunk, readonly string[]>();

/** The lines of a chunk, cut once for as long as the chunk lives. */
function linesOf(chunk: Chunk): readonly string[] {
  let lines = kept.get(chunk);
  if (lines === undefined) kept.set(chunk, (lines = chunk.text.split(/\r\n|\n|\r/)));
  return lines;
}
