import assert from 'node:assert/strict';
import { assertGolden, steady } from './steady.ts';

describe('the command line on the sample', () => {
  const cases: readonly (readonly [file: string, args: readonly string[], status: number])[] = [
    ['list.txt', ['list', '.'], 0],
    ['list.json', ['list', '--json', 'runbooks'], 0],
    ['lint.txt', ['lint', '.'], 0],
    ['lint.json', ['lint', '--format', 'json', '.'], 0],
    ['lint.github.txt', ['lint', '--format', 'github', '.'], 0],
    ['lint.sarif', ['lint', '--format', 'sarif', '.'], 0],
    ['lint.junit.xml', ['lint', '--format', 'junit', '.'], 0],
    ['explain.md', ['explain', 'runbook/unclosed-fence'], 0],
    ['explain-lost-structure.md', ['explain', 'runbook/lost-structure'], 0],
    ['explain-missing-section.md', ['explain', 'runbook/missing-section'], 0],
    ['new.md', ['new', 'runbook', '--title', 'Disk full on $HOST'], 0],
    ['new-alert.md', ['new', 'runbook', '--template', 'alert'], 0],
    ['help.txt', ['--help'], 0],
  ];
  for (const [file, args, status] of cases) {
    it(`steady ${args.join(' ')}`, () => {
      const ran = steady(args);
      assertGolden(file, ran.stdout);
      assert.equal(ran.status, status, ran.stderr);
    });
  }

  it('prints no runbook for a README', () => {
    const [readme] = JSON.parse(steady(['list', '--json', 'README.md']).stdout) as { kind: unknown; blocks?: unknown }[];
    assert.deepEqual([readme?.kind, readme?.blocks], [null, undefined]);
  });

  it('takes a glob, and each file once', () => {
    const listed = JSON.parse(steady(['list', '--json', 'runbooks/*.md', 'runbooks/high-api-latency.md']).stdout) as { path: string }[];
    const paths = listed.map((each) => each.path);
    assert.deepEqual(paths, [...new Set(paths)]);
    assert.ok(paths.includes('runbooks/high-api-latency.md'));
  });
});

describe('the command line on standard input', () => {
  const broken = '# Runbook: Disk\n\n```bash\ndf -h\n';

  it('lints it as what it is said to be, and fails on a warning', () => {
    const ran = steady(['lint', '--as', 'runbook', '--format', 'json', '-'], broken);
    const [finding] = JSON.parse(ran.stdout) as Readonly<Record<string, unknown>>[];
    assert.equal(ran.status, 1);
    assert.deepEqual([finding?.['path'], finding?.['rule']], ['-', 'runbook/unclosed-fence']);
    assert.deepEqual(finding?.['range'], { start: { line: 3, column: 1 }, end: { line: 3, column: 8 } });
    assert.deepEqual(finding['fixes'], [{ title: 'Close the code block', safe: true }]);
    assert.match(String(finding['docs']), /docs\/rules\/runbook-unclosed-fence\.md$/);
  });

  it('takes its name from --stdin-path', () => {
    assert.match(steady(['lint', '--stdin-path', 'runbooks/x.md', '-'], broken).stdout, /^runbooks\/x\.md:3:1: warning: /);
  });

  it('shows what it would fix', () => {
    assertGolden('fix.diff', steady(['fix', '--dry-run', '--stdin-path', 'runbooks/x.md', '-'], broken).stdout);
  });

  it('straightens what can have been meant for nothing else, and leaves guesses to a person', () => {
    const typed = '# Runbook: Call\n\n```bash\nnotify –c oncall --text “API down”\nnotify –channel oncall\n```\n\nMitigation\n\n1. Wait\n';
    assertGolden('fix-typographic.diff', steady(['fix', '--dry-run', '--stdin-path', 'runbooks/x.md', '-'], typed).stdout);
  });

  it('tells what a paste has lost, once', () => {
    const pasted = '# Runbook: Call\n\nDiagnosis\n\n  1. See\n\n    kubectl get pods -A\n  2. Call\n';
    assertGolden('lint-pasted.txt', steady(['lint', '--stdin-path', 'runbooks/x.md', '-'], pasted).stdout);
  });

  it('fails on what it is told to fail on', () => {
    assert.equal(steady(['lint', '--as', 'runbook', '--fail-on', 'error', '-'], broken).status, 0);
  });
});

describe('a call that cannot be carried out', () => {
  const calls: readonly (readonly [args: readonly string[], told: RegExp])[] = [
    [[], /Expected a command \(list, lint, .*\), found none/],
    [['frobnicate'], /found “frobnicate”\.\n“steady --help” has all commands and options\.\n$/],
    [['lintt', '.'], /found “lintt”; the nearest is lint\./],
    [['list'], /Expected a file, a folder or a glob, found none/],
    [['list', 'no-such-file.md'], /found nothing at “no-such-file\.md”/],
    [['list', '--as', 'novel', '.'], /Expected --as runbook, found “novel”/],
    [['list', '--format', 'json', '.'], /“steady list” takes no --format, but --as, --stdin-path, --json\./],
    [['lint', '--format', 'yaml', '.'], /Expected --format text\|json\|github\|sarif\|junit, found “yaml”/],
    [['lint', '--fail-on', 'never', '.'], /Expected --fail-on error\|warning\|info\|hint, found “never”/],
    [['lint', '--nonsense', '.'], /^steady: Expected an option, found “--nonsense”\.\n“steady --help”.*\n$/],
    [['lint', '--fromat=json', '.'], /found “--fromat”; the nearest is --format\./],
    [['lint', '--dry-run', '.'], /“steady lint” takes no --dry-run/],
    [['fix', '--format', 'json', '.'], /“steady fix” takes no --format/],
    [['fix', '--fail-on', 'info', '.'], /“steady fix” takes no --fail-on/],
    [['fix'], /Expected a file, a folder or a glob, found none/],
    [['new'], /Expected one kind of document \(runbook\), found none/],
    [['new', 'runbook', 'alert'], /Expected one kind of document \(runbook\), found 2/],
    [['new', 'runbok'], /Expected a kind of document, found “runbok”; the nearest is runbook; there are: runbook\./],
    [['new', 'runbook', '--template', 'alart'], /found “alart”; the nearest is alert; there are: runbook, alert, /],
    [['new', 'runbook', '--template', 'zzz'], /Expected a template for a runbook, found “zzz”; there are: runbook, /],
    [['new', 'runbook', '--title', ' '], /Expected a title, found nothing but blanks/],
    [['new', 'runbook', '--out', 'README.md'], /Expected to write a new file to “README\.md”, found EEXIST/],
    [['new', '--json', 'runbook'], /“steady new” takes no --json/],
    [['explain'], /Expected one rule, found none/],
    [['explain', 'a', 'b'], /Expected one rule, found 2/],
    [['explain', '--as', 'runbook', 'a'], /takes no --as/],
    [['explain', 'runbook/unclosed-fense'], /Expected a rule, found “runbook\/unclosed-fense”; the nearest: runbook\/unclosed-fence\./],
    [['explain', 'brokenlink'], /the nearest: runbook\/broken-link\./],
    [['explain', 'fence'], /the nearest: runbook\/unclosed-fence\b/],
    [['explain', 'zzz'], /found “zzz”; there are: .*runbook\/unclosed-fence/],
    [['schema'], /Expected one of list, lint, config, found none/],
    [['schema', 'fix'], /Expected one of list, lint, config, found “fix”/],
    [['init', '.'], /“steady init” takes no path, found “\.”/],
    [['lint', '--changed-since', 'no-such-ref', '.'], /Expected --changed-since COMMIT, found “no-such-ref”/],
    [['lint', '--changed-since', '--output=x', '.'], /ambiguous|argument/],
    [['lint', '--changed-since=--output=x', '.'], /Expected --changed-since COMMIT, found “--output=x”/],
    [['lint', '--baseline', 'README.md', '.'], /Expected a baseline of version 1 at “README\.md”, found no JSON/],
    [
      ['lint', '--baseline', 'no-such-folder/known.json', '.'],
      /Expected to write a baseline to “no-such-folder\/known\.json”, found ENOENT/,
    ],
    [['lint', '--baseline', 'none.json', '--changed-since', 'HEAD', '.'], /Expected an existing --baseline with --changed-since/],
    [['lint', '-'], /Expected --as KIND or --stdin-path FILE/],
  ];
  for (const [args, told] of calls) {
    it(`steady ${args.join(' ')} says why, and ends with 2`, () => {
      const { stderr, stdout, status } = steady(args);
      assert.match(stderr, told);
      assert.deepEqual([stdout, status], ['', 2]);
    });
  }
});
