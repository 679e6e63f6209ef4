import { indexLines } from '../text/index.ts';
import type { RuleDocument } from './rule.ts';

/** A text as rules look at it beyond their model. */
export function ruleDocument(uri: string, text: string): RuleDocument {
  const index = indexLines(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { uri, lineCount: index.lineCount, eol, line: (line) => index.line(line) };
}
