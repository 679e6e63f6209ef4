import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createService, NO_CONFIG, readOutline, type OutlineNode, type Session } from '../../src/core/index.ts';
import { glanceAt, glanceInto } from '../../src/core/glance.ts';
import { createMarkdownInSlices } from '../../src/core/markdown/index.ts';
import { parseYaml } from '../../src/core/yaml/index.ts';
import { shapeOf } from '../unit/library/shape.ts';
import { FRAGMENTS } from './markdownEdits.ts';

const FENCE = '```';
const service = createService({
  files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
  log: { warn: (message) => assert.fail(message), debug: () => undefined },
});

function open(text: string): Session {
  return service.open({ uri: 'file:///w/runbooks/a.md', path: 'runbooks/a.md', text }, { ...NO_CONFIG, root: 'file:///w' });
}

const word = fc.constantFrom('check', 'the', 'Queue', 'é', '2', 'restart', 'AND', 'roll-back', 'what?', '日本');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const heading = fc.tuple(fc.integer({ min: 1, max: 4 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const block = fc.oneof(
  words,
  words.map((text) => `- ${text}\n- ${text}`),
  words.map((text) => `> ${text}\n> # not a section`),
  words.map((text) => `${FENCE}bash\n# ${text}\nuptime\n${FENCE}`),
  words.map((text) => `1. ${text}\n\n   ${FENCE}\n   # ${text}\n   ${FENCE}`),
  words.map((text) => `<!--\n# ${text}\n-->`),
  words.map((text) => `${text}\n---`),
);
const document = fc.array(fc.oneof(heading, heading, block), { maxLength: 20 }).map((parts) => `${parts.join('\n\n')}\n`);

/** Sections as a tree shows them, without what only a parse tells: steps and columns. */
function sections(nodes: readonly OutlineNode[]): unknown {
  return nodes
    .filter(({ kind }) => kind === 'section')
    .map(({ id, label, range, children }) => ({ id, label, line: range.start.line, end: range.end.line, children: sections(children) }));
}

/** Long enough to be read in slices. */
const long = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1000, maxLength: 2000, size: 'max' }).map((parts) => parts.join(''));

describe('a glance', () => {
  it('is the same into a document that is not parsed yet', () => {
    fc.assert(
      fc.property(long, (text) => {
        const markdown = createMarkdownInSlices(text);
        assert.ok(!markdown.isSettled);
        assert.deepEqual(glanceInto('a.md', markdown), glanceAt('a.md', text));
      }),
    );
  });
});

describe('facts', () => {
  it('of a look at the lines are those of a parse, as far as they go', () => {
    fc.assert(
      fc.property(document, (text) => {
        const session = open(text);
        const [sketch, whole] = [session.sketch(), session.facts()];
        assert.ok(sketch && whole);
        assert.equal(sketch.title, whole.title);
        assert.deepEqual([sketch.heading?.start.line, sketch.kind, sketch.why], [whole.heading?.start.line, whole.kind, whole.why]);
        assert.deepEqual(sections(readOutline(sketch).nodes), sections(readOutline(whole).nodes));
      }),
    );
  });

  it('have the outline of their document', () => {
    fc.assert(
      fc.property(document, (text) => {
        const session = open(text);
        const facts = session.facts();
        assert.ok(facts);
        assert.deepEqual(readOutline(facts).nodes.map(shapeOf), session.outline().map(shapeOf));
        assert.doesNotThrow(() => JSON.stringify(facts));
      }),
    );
  });
});

describe('what front matter declares', function () {
  this.timeout(20_000);

  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('type', 'title', 'kind', 'Type', 'subtitle', '"title"', 'tags', ' type', '# type'),
        fc.constantFrom(': ', ':', ':  ', ' : '),
        fc.constantFrom(
          'runbook',
          'a b',
          'true',
          'No',
          '12',
          "'x'",
          '"y"',
          '',
          '|',
          '>-',
          '[a, b]',
          '{title: x}',
          'a # b',
          'a: b',
          '&a x',
          '~',
        ),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('  more', '- item', '', 'title', '  type: inner', '...'),
  );

  it('is what YAML says, by whichever way it was read', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const text = lines.join(eol);
        const root = parseYaml(text).documents[0];
        const said = (key: string): string | undefined => {
          const value = root?.kind === 'map' ? root.entries.find((entry) => entry.key.toLowerCase() === key)?.value : undefined;
          return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
        };
        // What YAML does not understand is read as far as it goes.
        fc.pre(parseYaml(text).problems.length === 0);
        const glance = glanceAt('a.md', ['---', ...lines, '---', '', '# A', ''].join(eol));
        assert.deepEqual([glance.declared, glance.title], [(said('type') ?? said('kind'))?.toLowerCase(), said('title')]);
      }),
      { numRuns: 2000 },
    );
  });
});
