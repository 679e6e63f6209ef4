import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../../../src/vscode/manifest/commands.ts';
import { manifest } from '../../../src/vscode/manifest/contributions.ts';
import type { Command } from '../../../src/vscode/manifest/shape.ts';
import { views } from '../../../src/vscode/manifest/views.ts';

interface Property {
  readonly order: number;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string; readonly icon?: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string; readonly group?: string }[]>>;
  readonly configuration: readonly { readonly order: number; readonly properties: Readonly<Record<string, Property>> }[];
  readonly views: Readonly<Record<string, readonly { readonly icon?: string }[]>>;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const packageJson = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
const { fields, strings } = manifest();
const contributes = (fields as { readonly contributes: Contributions }).contributes;
const titleOf = (id: string): string => strings[`${id}.title`] ?? '';

describe('the page in the Marketplace', () => {
  it('has all that it can show', () => {
    for (const field of ['displayName', 'description', 'homepage', 'repository', 'bugs', 'qna', 'galleryBanner', 'license']) {
      assert.ok(packageJson[field], field);
    }
    assert.equal(packageJson['pricing'], 'Free');
    assert.ok((packageJson['keywords'] as readonly string[]).length <= 10);
    assert.deepEqual(packageJson['extensionKind'], ['workspace']);
  });

  it('has a picture of 256 by 256 that is no SVG', () => {
    const icon = fs.readFileSync(path.join(root, String(packageJson['icon'])));
    assert.equal(icon.subarray(1, 4).toString('latin1'), 'PNG');
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
  });

  it('asks for the VS Code whose API is compiled against', () => {
    const { vscode } = packageJson['engines'] as { readonly vscode: string };
    assert.equal(vscode, `^${(packageJson['devDependencies'] as Readonly<Record<string, string>>)['@types/vscode'] ?? ''}`);
  });
});

describe('commands', () => {
  const declared: readonly (readonly [string, Command])[] = Object.entries(commands);

  it('begin with a capital, and have an icon wherever they are a button', () => {
    const buttons = Object.entries(contributes.menus).flatMap(([menu, entries]) =>
      menu === 'commandPalette'
        ? []
        : entries.flatMap(({ command, group }) => (/^(?:navigation|inline)@/.test(group ?? '') ? (command ?? []) : [])),
    );
    for (const { command, title, category, icon } of contributes.commands) {
      assert.equal(title, `%${command}.title%`);
      assert.match(titleOf(command), /^[A-Z]/);
      assert.equal(category, 'Steady');
      if (buttons.includes(command)) assert.ok(icon, `${command} is a button`);
    }
  });

  it('that lenses and trees call with arguments are not in the palette, and have a twin for the cursor', () => {
    const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command);
    assert.deepEqual(
      hidden,
      declared.filter(([, { palette }]) => palette === 'never').map(([id]) => id),
    );
    for (const twin of ['steady.runAtCursor', 'steady.copyBlock', 'steady.showResult']) {
      assert.match(contributes.menus['commandPalette']?.find(({ command }) => command === twin)?.when ?? '', /steady\.kind/);
    }
  });

  it('put one icon over an editor, only of ours, and number their groups', () => {
    const over = contributes.menus['editor/title'] ?? [];
    assert.equal(over.length, 1);
    assert.match(over[0]?.when ?? '', /steady\.kind/);
    for (const [menu, entries] of Object.entries(contributes.menus)) {
      if (menu !== 'commandPalette') for (const { group } of entries) assert.match(group ?? '', /@\d+$/);
    }
  });

  it('give no tree item more than three buttons', () => {
    const inline = (contributes.menus['view/item/context'] ?? []).filter(({ group }) => group?.startsWith('inline'));
    const items = [
      'document',
      'section',
      'step',
      'step runnable',
      'step running',
      'values',
      'names',
      'input',
      'input remembered',
      'secret',
    ];
    const buttonsOf = (item: string): readonly string[] =>
      inline
        .filter(({ when = '' }) => {
          const [, pattern, exact] = /viewItem (?:=~ \/(\w+)\/|== (\w+))/.exec(when) ?? [];
          return pattern === undefined ? exact === item : item.includes(pattern);
        })
        .map(({ command = '' }) => command);
    for (const item of items) assert.ok(buttonsOf(item).length <= 3, item);
    assert.deepEqual(buttonsOf('step running').toSorted(), ['steady.copy', 'steady.stop']);
    assert.deepEqual(buttonsOf('input remembered'), ['steady.editValue', 'steady.forgetValue']);
    // Whatever has a button is one of these items.
    assert.deepEqual(new Set(items.flatMap(buttonsOf)), new Set(inline.map(({ command }) => command)));
  });
});

describe('settings', () => {
  const all = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));

  it('stand in sections, in tens, each with a default, a scope and a sentence', () => {
    assert.deepEqual(
      contributes.configuration.map(({ order }) => order),
      contributes.configuration.map((_, index) => (index + 1) * 10),
    );
    for (const { properties } of contributes.configuration) {
      assert.deepEqual(
        Object.values(properties).map(({ order }) => order),
        Object.keys(properties).map((_, index) => (index + 1) * 10),
      );
    }
    for (const [id, property] of all) {
      assert.ok('default' in property && property.scope, id);
      assert.match(strings[property.markdownDescription.replaceAll('%', '')] ?? '', /\.$/);
    }
  });

  it('that decide what is executed are not read from an untrusted workspace', () => {
    const { untrustedWorkspaces } = packageJson['capabilities'] as {
      readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
    };
    const run = all.map(([id]) => id).filter((id) => id.startsWith('steady.run.'));
    assert.deepEqual(
      run.filter((id) => !untrustedWorkspaces.restrictedConfigurations.includes(id)),
      [],
    );
  });
});

describe('conditions', () => {
  it('are known as soon as the window can be typed into: what VS Code says of trust comes seconds later', () => {
    assert.doesNotMatch(JSON.stringify(contributes), /isWorkspaceTrusted/);
  });
});

describe('views', () => {
  it('have an icon each, and one text with one button for each way to be empty', () => {
    for (const view of Object.values(contributes.views).flat()) assert.ok(view.icon);
    for (const { welcome } of Object.values(views)) {
      assert.deepEqual(
        welcome.map(({ when }) => when),
        [
          'workspaceFolderCount == 0',
          'workspaceFolderCount > 0 && steady.ready && steady.trusted && !virtualWorkspace',
          'workspaceFolderCount > 0 && steady.ready && !steady.trusted && !virtualWorkspace',
          'workspaceFolderCount > 0 && steady.ready && virtualWorkspace',
        ],
      );
      for (const { text, action } of welcome) {
        assert.match(text, /^[A-Z][^.]*\.$/, 'one sentence');
        assert.equal(action.split('](').length, 2, 'one button');
      }
    }
  });
});
