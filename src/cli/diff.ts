/** Lines shown around a change, as `diff -u` does. */
const CONTEXT = 3;
/** Beyond so many differing lines the whole differing stretch is shown as replaced: the work grows with their square. */
const MOST_DIFFERENCES = 1000;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The difference as `git apply` and `patch -p1` take it; empty where there is none. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(cut(before), cut(after));
  return `--- ${name(`a/${path}`)}\n+++ ${name(`b/${path}`)}\n${hunks(lines).map(hunk).join('')}`;
}

/** A text's lines with their endings. Only `\n` ends one here, as in git. */
function cut(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** A name that would not be read back as it is stands in quotes, as git writes it; one with a space ends in a tab. */
function name(path: string): string {
  const bare = Array.from(path).every((character) => character >= ' ' && !'"\\\u007f'.includes(character));
  if (bare) return path.includes(' ') ? `${path}\t` : path;
  const quoted = Array.from(path, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 || code === 0x7f ? `\\${code.toString(8).padStart(3, '0')}` : character;
  });
  return `"${quoted.join('')}"`;
}

interface Hunk {
  /** 0-based line of each side at which it starts. */
  readonly before: number;
  readonly after: number;
  readonly lines: readonly Line[];
}

/** The stretches with changes, each with its context; those that would touch are one. */
function hunks(lines: readonly Line[]): readonly Hunk[] {
  const found: Hunk[] = [];
  const changes = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  let before = 0;
  let after = 0;
  let at = 0;
  for (let index = 0; index < changes.length;) {
    const from = Math.max(0, (changes[index] ?? 0) - CONTEXT);
    while ((changes[index + 1] ?? Infinity) <= (changes[index] ?? 0) + 2 * CONTEXT + 1) index += 1;
    const until = (changes[index] ?? 0) + CONTEXT + 1;
    index += 1;
    before += count(lines.slice(at, from), '-');
    after += count(lines.slice(at, from), '+');
    const own = lines.slice(from, until);
    found.push({ before, after, lines: own });
    before += count(own, '-');
    after += count(own, '+');
    at = until;
  }
  return found;
}

/** How many of the lines stand on one side. */
function count(lines: readonly Line[], side: '-' | '+'): number {
  return lines.filter(({ sign }) => sign === ' ' || sign === side).length;
}

function hunk({ before, after, lines }: Hunk): string {
  // An empty side is named by the line before it.
  const range = (start: number, length: number): string => `${String(length === 0 ? start : start + 1)},${String(length)}`;
  const head = `@@ -${range(before, count(lines, '-'))} +${range(after, count(lines, '+'))} @@\n`;
  return head + lines.map(({ sign, text }) => sign + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`)).join('');
}

/** Both texts as one list of lines: what they share at both ends is set aside, the rest is compared by Myers' greedy algorithm. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const middle = shortestEdit(a, b) ?? [...signed('-', a), ...signed('+', b)];
  return [...signed(' ', before.slice(0, head)), ...middle, ...signed(' ', before.slice(before.length - tail))];
}

function signed(sign: Line['sign'], texts: readonly string[]): readonly Line[] {
  return texts.map((text) => ({ sign, text }));
}

/** Myers: for each number of differences the furthest point on each diagonal, then the way back. `undefined` beyond the bound. */
function shortestEdit(a: readonly string[], b: readonly string[]): readonly Line[] | undefined {
  const furthest = new Map<number, number>([[1, 0]]);
  const trail: ReadonlyMap<number, number>[] = [];
  const most = Math.min(MOST_DIFFERENCES, a.length + b.length);
  for (let differences = 0; differences <= most; differences += 1) {
    trail.push(new Map(furthest));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = step(furthest, diagonal, differences).x;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, trail);
    }
  }
  return undefined;
}

/** From which diagonal a diagonal is reached, and where it is entered. */
function step(furthest: ReadonlyMap<number, number>, diagonal: number, differences: number): { readonly from: number; readonly x: number } {
  const left = furthest.get(diagonal - 1) ?? -1;
  const above = furthest.get(diagonal + 1) ?? -1;
  const down = diagonal === -differences || (diagonal !== differences && left < above);
  return down ? { from: diagonal + 1, x: above } : { from: diagonal - 1, x: left + 1 };
}

function wayBack(a: readonly string[], b: readonly string[], trail: readonly ReadonlyMap<number, number>[]): readonly Line[] {
  const lines: Line[] = [];
  let x = a.length;
  let y = b.length;
  for (let differences = trail.length - 1; differences >= 0; differences -= 1) {
    const before = trail[differences] ?? new Map<number, number>();
    const { from, x: entered } = step(before, x - y, differences);
    while (x > entered && x > 0 && y > 0) {
      lines.push({ sign: ' ', text: a[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (differences === 0) break;
    const down = from > x - y;
    lines.push(down ? { sign: '+', text: b[y - 1] ?? '' } : { sign: '-', text: a[x - 1] ?? '' });
    x -= down ? 0 : 1;
    y -= down ? 1 : 0;
  }
  return lines.reverse();
}
