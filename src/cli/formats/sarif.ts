import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ruleCards, rulePage, type Range, type Severity } from '../../core/index.ts';
import type { Located } from './located.ts';
import { docsOf, printedRange, type LintReport } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF 2.1.0, as code scanning takes it: one run, the rules that found something, addresses from the working directory. */
export function sarif({ found }: LintReport): string {
  const rules = [...new Set(found.map(({ finding }) => finding.rule))].sort();
  const driver = { name: 'Steady', informationUri: 'https://github.com/steady-sre/steady', rules: rules.map(descriptor) };
  const results = found.map((located) => result(located, rules.indexOf(located.finding.rule)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string): unknown {
  const card = ruleCards.find((each) => each.id === id);
  if (card === undefined) return { id };
  const why = card.why.trim();
  return {
    id,
    shortDescription: { text: card.title },
    fullDescription: { text: why },
    help: { text: why, markdown: rulePage(id) ?? why },
    helpUri: docsOf(id),
    defaultConfiguration: { level: LEVELS[card.severity] },
  };
}

function result({ path: shown, finding: { rule, severity, message, range, related } }: Located, ruleIndex: number): unknown {
  const uri = addressOf(shown);
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(uri, range)],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((other) => ({
            ...location(other.uri?.startsWith('file:') === true ? addressOf(fileURLToPath(other.uri)) : (other.uri ?? uri), other.range),
            message: { text: other.message },
          })),
        }),
  };
}

function location(uri: string, range: Range): { readonly physicalLocation: unknown } {
  const { start, end } = printedRange(range);
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  // An address that is whole stands by itself; others are taken from the root that the reader of the log knows.
  const artifactLocation = /^[a-z][\w+.-]*:/i.test(uri) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
  return { physicalLocation: { artifactLocation, region } };
}

/** From the working directory where it is below that, else whole; every part of it escaped. */
function addressOf(shown: string): string {
  const relative = path.relative(process.cwd(), path.resolve(shown));
  const parts = relative.split(path.sep);
  if (path.isAbsolute(relative) || parts[0] === '..') return pathToFileURL(path.resolve(shown)).href;
  return parts.map(encodeURIComponent).join('/');
}
