import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WORK, type Work } from '../../src/vscode/host/work.ts';

/** Upper ends of the classes that blocks are counted in, in milliseconds. */
const CLASSES = [1, 2, 5, 8, 16, 50] as const;
/** Pieces of work that follow each other so closely, in milliseconds, are one block: what waits hardly comes through between them. */
const APART = 0.2;

/** Milliseconds that the system's account of a thread may be behind. */
const TICK = 4;

/** What was told while it was recorded. */
export interface Recording {
  readonly work: readonly Work[];
  /** Resolves at the next piece of work of that name. */
  next(what: string): Promise<void>;
  /** Ends it, and gives the longest block, in milliseconds of the processor, and what is to be printed. */
  end(): { readonly longest: number; readonly told: string };
}

/** Records how long the extension holds its host, and beside it how late the host's own timers were. */
export function record(): Recording {
  const work: Work[] = [];
  const waiting = new Map<string, (() => void)[]>();
  const hear = (message: unknown): void => {
    const piece = message as Work;
    work.push(piece);
    const heard = waiting.get(piece.what) ?? [];
    waiting.delete(piece.what);
    // After this turn: whoever hears of it must not be counted with it.
    for (const tell of heard) setImmediate(tell);
  };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  subscribe(WORK, hear);
  delay.enable();
  return {
    work,
    next: (what) =>
      new Promise((resolve) => {
        waiting.set(what, [...(waiting.get(what) ?? []), resolve]);
      }),
    end() {
      delay.disable();
      unsubscribe(WORK, hear);
      const late = [delay.percentile(50), delay.percentile(99), delay.max].map((each) => ms(each / 1e6));
      return {
        longest: Math.max(0, ...blocks(work).map(({ processor }) => processor)),
        told: `${described(work)}\nthe host's timers were late by ${late[0] ?? ''} (median), ${late[1] ?? ''} (99 %), ${late[2] ?? ''} (longest), whoever held it`,
      };
    },
  };
}

function described(work: readonly Work[]): string {
  const held = blocks(work);
  const lengths = held.map(({ processor }) => processor);
  const counts = CLASSES.map((end, index) => {
    const from = CLASSES[index - 1] ?? -1;
    return `≤ ${String(end)} ms: ${String(lengths.filter((each) => each > from && each <= end).length)}`;
  });
  const over = lengths.filter((each) => each > 50).length;
  const longest = held.toSorted((a, b) => b.processor - a.processor)[0];
  const elapsed = Math.max(0, ...held.map((each) => each.elapsed));
  const kinds = [...new Set(work.map(({ what }) => what))].map((what) => {
    const own = work.filter((each) => each.what === what).map(length);
    return `${what} ${String(own.length)} × at most ${ms(Math.max(...own))}`;
  });
  return [
    `held by us ${String(held.length)} times: ${counts.join(', ')}, over 50 ms: ${String(over)}`,
    `longest ${ms(longest?.processor ?? 0)}${work.some(({ processor }) => processor === undefined) ? '' : ' of the processor'} (${longest?.what ?? ''}); by the clock, with all else that the machine did, ${ms(elapsed)}`,
    kinds.join(', '),
  ].join('\n');
}

interface Block {
  /** What it is made of: `Tree: 900`, kinds and number of pieces. */
  readonly what: string;
  readonly processor: number;
  readonly elapsed: number;
}

/** The blocks that pieces of work make, each at its longest by what is known. */
function blocks(work: readonly Work[]): readonly Block[] {
  const made: Work[][] = [];
  for (const piece of work) {
    const last = made.at(-1);
    if (last === undefined || piece.start - (last.at(-1)?.end ?? 0) > APART) made.push([piece]);
    else last.push(piece);
  }
  return made.map((pieces) => {
    const [first, last] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
    const processor = pieces.reduce<number | undefined>((all, piece) => sum(all, piece.processor), 0);
    const what = [...new Set(pieces.map((piece) => piece.what))].join(', ');
    return { what: `${what}: ${String(pieces.length)}`, processor: length({ start: first, end: last, processor }), elapsed: last - first };
  });
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** At most so long was the processor busy with it: what else the machine has to do is not ours. */
function length({ start, end, processor }: Omit<Work, 'what'>): number {
  return Math.min(end - start, processor === undefined ? Infinity : processor + TICK);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
