import { createMarkdown, createSlugger, type MarkdownDocument } from '../../../src/core/markdown/index.ts';
import type { Reading } from '../../../src/core/room.ts';
import { runRules, readSuppressions, type Finding, type Lookups, type Rule } from '../../../src/core/rules/index.ts';
import { runbookRules } from '../../../src/core/runbook/rules/index.ts';
import { readSteps } from '../../../src/core/steps/index.ts';
import { stepRules } from '../../../src/core/steps/rules/index.ts';
import { applyEdits, indexLines } from '../../../src/core/text/index.ts';

export const allRules: readonly Rule<Reading>[] = [...runbookRules, ...stepRules];

export interface Page {
  readonly text: string;
  /** Path from the workspace root. */
  readonly path?: string | undefined;
  /** Other files, by path relative to the page's folder. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** What the rules find in a page, everything about its neighbours being known. */
export function lint(
  page: Page,
  rules: readonly Rule<Reading>[] = allRules,
  settings: Record<string, 'off' | 'error' | 'hint'> = {},
): readonly Finding[] {
  const path = page.path ?? 'runbooks/page.md';
  const uri = `file:///workspace/${path}`;
  const markdown = createMarkdown(page.text);
  const index = indexLines(page.text);
  const subject = {
    model: reading(uri, path, markdown),
    document: {
      uri,
      lineCount: index.lineCount,
      eol: page.text.includes('\r\n') ? ('\r\n' as const) : ('\n' as const),
      line: (line: number) => index.line(line),
    },
    lookups: lookupsOf(page.files ?? {}, uri),
    settings,
    suppressions: readSuppressions(markdown.chunks),
  };
  return runRules(rules, subject, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error });
  });
}

/** The text after the first fix of every finding. */
export function fix(text: string, findings: readonly Finding[]): string {
  const fixed = applyEdits(
    text,
    findings.flatMap((finding) => finding.fixes[0]?.edits ?? []),
  );
  if (fixed === undefined) throw new Error('the fixes overlap');
  return fixed;
}

function reading(uri: string, path: string, markdown: MarkdownDocument): Reading {
  return {
    uri,
    path,
    ...readSteps(markdown.chunks, markdown.lineCount),
    *elements() {
      for (const { line, elements } of markdown.chunks) for (const element of elements) yield { element, line };
    },
  };
}

function lookupsOf(files: Readonly<Record<string, string>>, uri: string): Lookups {
  const texts = new Map(Object.entries(files).map(([path, text]) => [new URL(path, uri).href, text]));
  return {
    stat: (asked) => (texts.has(asked) ? 'file' : 'nothing'),
    anchors: (asked) => new Set(headingsOf(texts.get(asked) ?? '')),
  };
}

function headingsOf(text: string): readonly string[] {
  const slug = createSlugger();
  return createMarkdown(text).chunks.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'heading' ? [slug(element.text)] : [])),
  );
}
