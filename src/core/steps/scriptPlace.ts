import { indexLines } from '../text/index.ts';

/** What a prompt leaves of a line in front of its command, and what stands before a line that has none. */
const TAKEN_OFF = /^\s*$|[$#%>❯]\s*$/u;

/**
 * From an offset into a block's script to the offset into its text. Each line of the script is the end of a line of the text, in the same
 * order: prompts are taken off in front, and lines of output are left out. `undefined` where that does not hold.
 */
export function scriptOffsets(text: string, script: string): (offset: number) => number | undefined {
  const lines = linesOf(text);
  const wanted = indexLines(script);
  const found: (number | undefined)[] = [];
  let at = 0;
  for (let line = 0; line < wanted.lineCount; line++) {
    const end = wanted.line(line);
    while (at < lines.length && !isEndOf(end, lines[at]?.text ?? '')) at++;
    const match = lines[at++];
    found.push(match && match.start + match.text.length - end.length);
  }
  return (offset) => {
    const { line, column } = wanted.positionAt(offset);
    const base = found[line];
    return base === undefined ? undefined : base + column;
  };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { start, text: line.replace(/\r$/, '') };
    start += line.length + 1;
    return found;
  });
}

function isEndOf(line: string, whole: string): boolean {
  return whole.endsWith(line) && TAKEN_OFF.test(whole.slice(0, whole.length - line.length));
}
