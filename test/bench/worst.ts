import type { Session, TextChange } from '../../src/core/index.ts';
import { fullParse } from '../../src/core/markdown/internal.ts';
import { figure, quantile, time, type Figure } from './figure.ts';
import { runbookOf } from './runbook.ts';
import { openSession, showOutline } from './session.ts';

const SEED = 20_260_101;
const LINES = 10_000;

/** Keystrokes that reach far, or into something long, and those that take them back. */
interface Stroke {
  readonly name: string;
  readonly text: string;
  readonly changes: (text: string) => readonly TextChange[];
  readonly target: number;
}

/** The keystrokes that cost an incremental parser most, each against a full parse of the same text by remark. */
export async function worst(): Promise<Figure[]> {
  await Promise.resolve();
  return strokes().map(measure);
}

function strokes(): Stroke[] {
  const long = runbookOf(LINES, SEED);
  const used = long.replaceAll('https://wiki.example/', 'https://wiki.example/?');
  const top = long.indexOf('# Many things');
  const typed = (offset: number, marks: string): TextChange[] =>
    Array.from(marks, (text, at) => ({ offset: offset + at, length: 0, text }));
  const undone = (offset: number, marks: string): TextChange[] =>
    Array.from(marks, (_, at) => ({ offset: offset + marks.length - 1 - at, length: 1, text: '' }));
  const there = (marks: string) => (): TextChange[] => [...typed(top, marks), ...undone(top, marks)];
  const inside = (at: number): TextChange[] => [...typed(at, 'abc '), ...undone(at, 'abc ')].map((change) => ({ ...change }));
  const middle =
    (part: string, lines: number) =>
    (text: string): TextChange[] =>
      inside(text.indexOf(part.replace('#', String(lines >> 1))) + 6);
  const closing = long.indexOf('\n```\n', long.indexOf('```bash')) + 1;
  const definition = used.lastIndexOf('[board]:');
  const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n');
  return [
    { name: 'opening-fence', text: long, changes: there('```\n'), target: 1 / 5 },
    { name: 'tilde-fence', text: long, changes: there('~~~~~\n'), target: 1 / 5 },
    { name: 'comment', text: long.replace(/<!--.*-->/g, 'A line.'), changes: there('<!--'), target: 1 / 5 },
    {
      name: 'closing-fence',
      text: long,
      changes: () => [...undone(closing, '```'), ...typed(closing, '```')],
      target: 1 / 5,
    },
    { name: 'front-matter', text: long, changes: () => [...undone(0, '---'), ...typed(0, '---')], target: 1 / 5 },
    {
      name: 'definition',
      text: used,
      changes: () => [...undone(definition, '[board]'), ...typed(definition, '[board]')],
      target: 1 / 5,
    },
    {
      name: 'table',
      text: `# T\n\n| a | b |\n|---|---|\n${many(2000, (at) => `| row ${String(at)} **b** | \`c\` [f](u) |`)}\n`,
      changes: middle('row # ', 2000),
      target: 1 / 10,
    },
    {
      name: 'list',
      text: `# T\n\n${many(2000, (at) => `- item ${String(at)} is **bold** and \`code\``)}\n\nend\n`,
      changes: middle('item # ', 2000),
      target: 1 / 10,
    },
    {
      name: 'code',
      text: `# T\n\n\`\`\`bash\n${many(9000, (at) => `echo line ${String(at)} of many`)}\n\`\`\`\n`,
      changes: middle('line # ', 9000),
      target: 1 / 10,
    },
  ];
}

/** The slowest answer to any of the keystrokes; how long all is read again is told beside it. */
function measure({ name, text, changes, target }: Stroke): Figure {
  const session = openSession(text, true);
  settle(session);
  showOutline(session);
  let worstAnswer = 0;
  let worstSettled = 0;
  for (const change of changes(text)) {
    const answer = time(() => {
      session.apply([change]);
      showOutline(session);
    });
    worstAnswer = Math.max(worstAnswer, answer);
    worstSettled = Math.max(worstSettled, answer + time(() => settle(session)));
    showOutline(session);
  }
  const remark = time(() => fullParse(text));
  const told = figure(`worst-keystroke/${name}`, worstAnswer, remark, target);
  return { ...told, detail: `${told.detail}; all read again after ${worstSettled.toFixed(0)} ms` };
}

/** Reads on as a host does, and gives the longest that one piece took. */
function settle(session: Session): number {
  const pieces: number[] = [];
  const piece = (): boolean => {
    const start = performance.now();
    const more = session.advance();
    pieces.push(performance.now() - start);
    return more;
  };
  while (piece());
  return Math.max(...pieces);
}

/** What is seen of a long document when it is opened, and how long the longest piece of reading it keeps others waiting. */
export async function opening(short: boolean): Promise<Figure[]> {
  await Promise.resolve();
  const outlines: number[] = [];
  const slices: number[] = [];
  const remark: number[] = [];
  for (let round = 0; round < (short ? 25 : 81); round++) {
    const text = runbookOf(LINES, SEED + round);
    const opened: Session[] = [];
    outlines.push(
      time(() => {
        const session = openSession(text, true);
        opened.push(session);
        return session.outline();
      }),
    );
    // As long as it takes to read one document, many are opened.
    if (round % (short ? 12 : 16) > 0) continue;
    slices.push(...opened.map(settle));
    remark.push(time(() => fullParse(text)));
  }
  return [
    figure('open-10k/first-outline', quantile(outlines, 0.5), quantile(remark, 0.5), 1 / 200),
    figure('open-10k/longest-slice', quantile(slices, 0.5), quantile(remark, 0.5), 1 / 20),
  ];
}
