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
  // Of the chunk that was asked about last: the next line is mostly there too.
  let first = 0;
  let lines: readonly string[] = [];
  return {
    uri,
    lineCount,
    get eol() {
      return (eol ??= chunks.some(({ text }) => text.includes('\r\n')) ? '\r\n' : '\n');
    },
    line(line) {
      if (line < first || line >= first + lines.length) {
        if (line < 0 || line >= lineCount) return '';
        starts ??= chunks.map((chunk) => chunk.line);
        const chunk = chunks[lineHolding(starts, line)];
        if (chunk === undefined) return '';
        first = chunk.line;
        lines = linesOf(chunk);
      }
      return lines[line - first] ?? '';
    },
  };
}

const kept = new WeakMap<Chunk, readonly string[]>();

/**
 * The lines that begin in a chunk, cut once for as long as it lives. What stands behind its last ending is the next chunk's, or the end of the
 * document.
 */
function linesOf(chunk: Chunk): readonly string[] {
  let lines = kept.get(chunk);
  if (lines === undefined) {
    const cut = chunk.text.split(/\r\n|\n|\r/);
    lines = cut.length > 1 && cut.at(-1) === '' ? cut.slice(0, -1) : cut;
    kept.set(chunk, lines);
  }
  return lines;
}
