import assert from 'node:assert/strict';
import { partsOf, plainText, rooms, snippetText } from '../../../src/core/index.ts';
import { expand, open } from './document.ts';

describe('the templates', () => {
  for (const room of rooms) {
    it(`of the room ${room.kind} begin with the general one, and have names of their own`, () => {
      const names = room.templates().map(({ name }) => name);
      assert.equal(names[0], room.kind);
      assert.deepEqual(names, [...new Set(names)]);
    });

    for (const template of room.templates()) {
      describe(`${room.kind}/${template.name}`, () => {
        const text = plainText(template);

        it('is recognised, and clean', async () => {
          const session = open(text);
          assert.equal(session.kind, room.kind);
          assert.deepEqual(await session.settledFindings(), []);
        });

        it('takes its first place for the title', () => {
          const session = open(plainText(template, 'A Title of $1 for & All'));
          assert.equal(session.title, 'A Title of $1 for & All');
          assert.match(template.body, /^# [^\n«]*«[^\n»]+»\n/);
        });

        it('can be read: a place in a block is one that never reaches a shell as it is', () => {
          const inputs = new Set(
            open(text)
              .procedure()
              .steps.flatMap(({ reading }) => reading.inputs.map(({ name }) => name)),
          );
          for (const [place] of template.body.matchAll(/«YOUR_[^»]*»/g)) assert.ok(inputs.has(place.slice(1, -1)), place);
          for (const { block, reading } of open(template.body).procedure().steps) {
            if (reading.run === 'copy') continue;
            for (const [, place = ''] of block.text.matchAll(/«([^»]*)»/g)) assert.match(place, /^(?:YOUR_[A-Z_]+|\d+)$/);
          }
          assert.doesNotMatch(text, /[«»]/);
        });

        it('looks before it touches: until something is to be changed, its steps only read', () => {
          const { steps, sections } = open(text).procedure();
          const first = steps.find(({ reading }) => reading.run === 'shell');
          assert.equal(first?.reading.effect ?? 'read', 'read');
          for (const { section, reading } of steps) {
            const name = sections[section]?.title ?? '';
            if (/^(?:diagnosis|check before|verification)/i.test(name)) assert.equal(reading.effect, 'read', reading.script);
          }
        });

        it('lists its sections', () => {
          const outline = open(text).outline();
          assert.deepEqual(
            outline.filter(({ kind }) => kind === 'section').map(({ label }) => label),
            partsOf(template),
          );
        });

        it('is the same text as a snippet once nothing is filled in', () => {
          assert.equal(expand(snippetText(template)), text);
          assert.equal(expand(snippetText(template, 'A } title of $1')), plainText(template, 'A } title of $1'));
        });
      });
    }
  }
});

describe('a snippet', () => {
  const template = { name: 'x', title: 'X', about: '', body: '# «A»\n\n`${HOME}` «B» «A» \\n }\n' };

  it('has one tab stop for each text, and nothing else that an editor would take for one', () => {
    assert.equal(snippetText(template), '# ${1:A}\n\n`\\${HOME\\}` ${2:B} ${1:A} \\\\n \\}\n');
  });

  it('has the title filled in where it is known', () => {
    assert.equal(snippetText(template, 'T$'), '# T\\$\n\n`\\${HOME\\}` ${1:B} T\\$ \\\\n \\}\n');
  });
});
