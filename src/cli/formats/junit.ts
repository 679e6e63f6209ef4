import type { Located } from './located.ts';
import { printedRange, type LintReport } from './report.ts';

/**
 * JUnit's XML, for the test reports of build servers: one suite a document, one case a finding. A finding below `--fail-on` is a case that
 * passed and says so; a document without findings is one case that passed.
 */
export function junit({ documents, found, fails }: LintReport): string {
  const byPath = new Map<string, Located[]>(documents.map((path) => [path, []]));
  for (const located of found) {
    const others = byPath.get(located.path);
    if (others === undefined) byPath.set(located.path, [located]);
    else others.push(located);
  }
  const suites = [...byPath].map(([path, own]) => suite(path, own, fails));
  const tests = [...byPath.values()].reduce((sum, own) => sum + Math.max(1, own.length), 0);
  const failures = found.filter(({ finding }) => fails(finding)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites${attributes({ name: 'steady lint', tests, failures })}>\n`,
    ...suites,
    '</testsuites>\n',
  ].join('');
}

function suite(path: string, found: readonly Located[], fails: LintReport['fails']): string {
  const failures = found.filter(({ finding }) => fails(finding)).length;
  const head = attributes({ name: path, tests: Math.max(1, found.length), failures, errors: 0, skipped: 0 });
  const cases = found.map((located) => testcase(located, fails(located.finding)));
  const clean = `    <testcase${attributes({ classname: path, name: 'no findings' })}/>\n`;
  return `  <testsuite${head}>\n${cases.join('') || clean}  </testsuite>\n`;
}

function testcase({ path, finding: { rule, severity, message, range } }: Located, failed: boolean): string {
  const { line, column } = printedRange(range).start;
  const place = `${path}:${String(line)}:${String(column)}`;
  const head = attributes({ classname: path, name: `${rule} (line ${String(line)})`, file: path, line });
  const told = escape(`${place}: ${severity}: ${message}`);
  const body = failed
    ? `<failure${attributes({ type: rule, message: `${severity}: ${message}` })}>${told}</failure>`
    : `<system-out>${told}</system-out>`;
  return `    <testcase${head}>\n      ${body}\n    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  // As numbers, or a reader would make spaces of them in attributes.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** What XML 1.0 has no way to say (control characters, halves of pairs) is dropped. */
function escape(text: string): string {
  let escaped = '';
  for (const character of text) escaped += ENTITIES.get(character) ?? (allowed(character.codePointAt(0) ?? 0) ? character : '');
  return escaped;
}

function allowed(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return false;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
