import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { createMarkdown, type MarkdownDocument } from '../../src/core/markdown/index.ts';
import { fullParse } from '../../src/core/markdown/internal.ts';
import { seeded } from '../property/seeded.ts';
import { runbookOf } from './runbook.ts';

/** How many times longer the other takes, against how many times it must. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
  readonly detail: string;
}

const SEED = 20_260_101;
const BURSTS = 40;
const BURST = 12;
const TYPED = 'abcdefghij klmnopqrs tuvwxyz-.*`[]#';

/** Types bursts of characters at random places of two long runbooks, and full parses of the same text in between. */
export async function editing(): Promise<Figure[]> {
  await Promise.resolve();
  const long = measure(10_000);
  const short = measure(1_000);
  return [
    figure('10,000 lines, one edit: p50 against remark', long.remark, long.p50, 300),
    figure('10,000 lines, one edit: p95 against remark', long.remark, long.p95, 50),
    figure('10,000 lines, one edit: p50 against markdown-it', long.markdownIt, long.p50, 20),
    figure('1,000 lines, one edit: p50 against remark', short.remark, short.p50, 60),
    figure('1,000 lines, one edit: p50 against markdown-it', short.markdownIt, short.p50, 8),
  ];
}

function figure(name: string, other: number, ours: number, target: number): Figure {
  const ratio = other / ours;
  return { name, ratio: Math.round(ratio), target, ok: ratio >= target, detail: `${ours.toFixed(2)} ms against ${other.toFixed(1)} ms` };
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly remark: number;
  readonly markdownIt: number;
}

function measure(lines: number): Times {
  const random = seeded(SEED + lines);
  const markdown = createMarkdown(runbookOf(lines, SEED));
  // As VS Code's own Markdown support runs it, on every version of a document.
  const markdownIt = new MarkdownIt({ html: true, linkify: true });
  const ours: number[] = [];
  const remark: number[] = [];
  const others: number[] = [];
  compose(markdown);
  for (let burst = 0; burst < BURSTS; burst++) {
    let offset = Math.floor(random() * markdown.length);
    for (let typed = 0; typed < BURST; typed++, offset++) {
      const text = TYPED[Math.floor(random() * TYPED.length)] ?? 'a';
      ours.push(
        time(() => {
          markdown.apply([{ offset, length: 0, text }]);
          compose(markdown);
        }),
      );
    }
    if (burst % 5 === 0) {
      const { text } = markdown;
      remark.push(time(() => fullParse(text)));
      others.push(time(() => markdownIt.parse(text, {})));
    }
  }
  return { p50: quantile(ours, 0.5), p95: quantile(ours, 0.95), remark: quantile(remark, 0.5), markdownIt: quantile(others, 0.5) };
}

/** What a host asks after every edit: the outline and the blocks of the whole document. */
function compose(markdown: MarkdownDocument): { headings: [number, string][]; blocks: [number, string][] } {
  const headings: [number, string][] = [];
  const blocks: [number, string][] = [];
  for (const chunk of markdown.chunks) {
    for (const element of chunk.elements) {
      if (element.kind === 'heading') headings.push([chunk.line + element.range.start.line, element.text]);
      else if (element.kind === 'code') blocks.push([chunk.line + element.range.start.line, element.text]);
    }
  }
  return { headings, blocks };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) console.table(await editing());
