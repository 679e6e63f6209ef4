import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { formats } from '../../../src/cli/formats/index.ts';
import type { Located } from '../../../src/cli/formats/located.ts';
import type { Finding, Range } from '../../../src/core/index.ts';

function at(line: number, column: number, endLine: number, endColumn: number): Range {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

function found(place: string, finding: Partial<Finding> = {}): Located {
  const base: Finding = {
    rule: 'runbook/broken-link',
    severity: 'warning',
    message: 'Expected X, found Y',
    range: at(2, 4, 2, 9),
    fixes: [],
  };
  return { path: place, finding: { ...base, ...finding } };
}

function print(format: keyof typeof formats, ...all: Located[]): string {
  const documents = [...new Set(all.map((each) => each.path))];
  return formats[format]({ found: all, documents, fails: ({ severity }) => severity === 'error' || severity === 'warning' });
}

describe('lint --format github', () => {
  it('names the place and the rule, with the last column included', () => {
    const told = 'file=a.md,line=3,endLine=3,col=5,endColumn=9,title=runbook/broken-link';
    assert.equal(print('github', found('a.md')), `::warning ${told}::Expected X, found Y\n`);
  });

  it('escapes a message, and more in a property', () => {
    const printed = print('github', found('a,b:c%.md', { message: '100%: a,\r\nb::error::x' }));
    assert.match(printed, /file=a%2Cb%3Ac%25\.md,/);
    assert.match(printed, /::100%25: a,%0D%0Ab::error::x\n$/);
    assert.equal(printed.split('\n').length, 2);
  });

  it('does not escape twice', () => {
    assert.match(print('github', found('a.md', { message: '%0A' })), /::%250A\n$/);
  });

  it('knows three severities', () => {
    const commands = (['error', 'warning', 'info', 'hint'] as const).map(
      (severity) => /^::(\w+)/.exec(print('github', found('a', { severity })))?.[1],
    );
    assert.deepEqual(commands, ['error', 'warning', 'notice', 'notice']);
  });

  it('gives columns only within one line, and no line that is not covered', () => {
    assert.match(print('github', found('a', { range: at(2, 4, 5, 1) })), /line=3,endLine=6,title/);
    assert.match(print('github', found('a', { range: at(2, 0, 4, 0) })), /line=3,endLine=4,title/);
    assert.match(print('github', found('a', { range: at(2, 4, 3, 0) })), /line=3,endLine=3,col=5,/);
    assert.match(print('github', found('a', { range: at(2, 4, 2, 4) })), /col=5,endColumn=5,/);
    assert.match(print('github', found('a', { range: at(0, 0, 0, 0) })), /line=1,endLine=1,col=1,endColumn=1,/);
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly SarifPlace[];
      readonly relatedLocations?: readonly SarifPlace[];
    }[];
  }[];
}

interface SarifPlace {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: unknown };
}

function sarif(...all: Located[]): Sarif['runs'][number] {
  const log = JSON.parse(print('sarif', ...all)) as Sarif;
  assert.equal(log.version, '2.1.0');
  return log.runs[0]!;
}

describe('lint --format sarif', () => {
  it('says how columns are counted, and gives them', () => {
    const run = sarif(found('a.md'));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.results[0]!.locations[0]!.physicalLocation, {
      artifactLocation: { uri: 'a.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
    });
  });

  it('describes each rule once, with the help of its card', () => {
    const run = sarif(found('a.md'), found('b.md'), found('a.md', { rule: 'config/not-understood', severity: 'info' }));
    const { rules } = run.tool.driver;
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['config/not-understood', 'runbook/broken-link'],
    );
    const help = rules[1]!['help'] as { readonly text: string; readonly markdown: string };
    assert.match(help.markdown, /^# runbook\/broken-link\n/);
    assert.ok(help.text.length > 20);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(rules[ruleIndex]!['id'], ruleId);
    assert.deepEqual(
      run.results.map(({ level }) => level),
      ['warning', 'warning', 'note'],
    );
  });

  it('escapes addresses, and keeps them from the working directory', () => {
    const uriOf = (place: string): string => sarif(found(place)).results[0]!.locations[0]!.physicalLocation.artifactLocation.uri;
    assert.equal(uriOf('run books/50%#1?.md'), 'run%20books/50%25%231%3F.md');
    assert.equal(uriOf('c:x.md'), 'c%3Ax.md');
    assert.equal(uriOf(path.resolve('docs/a.md')), 'docs/a.md');
    assert.equal(uriOf('../elsewhere.md'), pathToFileURL(path.resolve('../elsewhere.md')).href);
  });

  it('says which root relative addresses are from, and none where they are whole', () => {
    const { artifactLocation } = sarif(found('../elsewhere.md')).results[0]!.locations[0]!.physicalLocation;
    assert.equal(artifactLocation.uriBaseId, undefined);
  });

  it('keeps what is related, in other files too', () => {
    const other = { message: 'here', range: at(0, 0, 0, 1) };
    const related = [other, { ...other, uri: pathToFileURL(path.resolve('b c.md')).href }];
    const [result] = sarif(found('a.md', { related })).results;
    assert.deepEqual(
      result!.relatedLocations!.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
      ['a.md', 'b%20c.md'],
    );
  });
});

describe('lint --format junit', () => {
  it('escapes what XML would read, also line ends and tabs in attributes', () => {
    const printed = print('junit', found('a"b&.md', { message: `<x y='z'>\n\t]]>` }));
    assert.match(printed, /<testsuite name="a&quot;b&amp;\.md" tests="1" failures="1" errors="0" skipped="0">/);
    assert.match(printed, /message="warning: &lt;x y=&apos;z&apos;&gt;&#10;&#9;\]\]&gt;"/);
  });

  it('drops what XML cannot say, and keeps the rest of Unicode', () => {
    const printed = print('junit', found('a.md', { message: 'a\u0000\u0007\u001b[0m\u007f\u0085b\ud800c\ufffe\uffff d\u{1f600}é' }));
    assert.match(printed, /message="warning: a\[0mbc d\u{1f600}é"/u);
  });

  it('has a suite for each document, and a case that passed for one without findings', () => {
    const all = [found('a.md'), found('a.md', { severity: 'info' }), found('.steady.yaml')];
    const printed = formats.junit({ found: all, documents: ['a.md', 'clean.md'], fails: ({ severity }) => severity === 'warning' });
    const suites = Array.from(printed.matchAll(/<testsuite name="([^"]+)" tests="(\d)" failures="(\d)"/g), ([, ...parts]) => parts);
    assert.deepEqual(suites, [
      ['a.md', '2', '1'],
      ['clean.md', '1', '0'],
      ['.steady.yaml', '1', '1'],
    ]);
    assert.match(printed, /<testsuites name="steady lint" tests="4" failures="2">/);
    assert.match(printed, /<testcase classname="clean\.md" name="no findings"\/>/);
    assert.match(printed, /<system-out>a\.md:3:5: info: Expected X, found Y<\/system-out>/);
  });
});
