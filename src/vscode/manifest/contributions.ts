import { capabilities } from './capabilities.ts';
import { category, commands } from './commands.ts';
import { activationEvents, languages, yamlValidation } from './documents.ts';
import { grammars } from './grammars.ts';
import { sections } from './settings.ts';
import { submenus } from './submenus.ts';
import type { Command, Setting, SettingSection, Submenu, View, Walkthrough } from './shape.ts';
import { container, views } from './views.ts';
import { walkthrough } from './walkthrough.ts';

type Json = Readonly<Record<string, unknown>>;

/** The generated part of package.json and the strings that it refers to. */
export interface Manifest {
  readonly fields: Json;
  /** package.nls.json: key → English. */
  readonly strings: Readonly<Record<string, string>>;
}

/** Composes everything declared in this folder. Pure: scripts/manifest.mjs writes the result, or compares it. */
export function manifest(): Manifest {
  const strings: Record<string, string> = {};
  const say = (key: string, text: string): string => {
    strings[key] = text;
    return `%${key}%`;
  };
  const allCommands: readonly (readonly [string, Command])[] = Object.entries(commands);
  const allSubmenus: readonly (readonly [string, Submenu])[] = Object.entries(submenus);
  const allViews: readonly (readonly [string, View])[] = Object.entries(views);
  const fields = {
    activationEvents,
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description: say('capabilities.untrustedWorkspaces', capabilities.untrustedWorkspaces),
        restrictedConfigurations: restricted(),
      },
      virtualWorkspaces: { supported: 'limited', description: say('capabilities.virtualWorkspaces', capabilities.virtualWorkspaces) },
    },
    contributes: {
      languages,
      grammars,
      snippets: languages.map(({ id }) => ({ language: id, path: './snippets/steady.code-snippets' })),
      yamlValidation,
      commands: allCommands.map(([command, { title, icon }]) => ({
        command,
        category,
        title: say(`${command}.title`, title),
        ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      })),
      submenus: allSubmenus.map(([id, { title }]) => ({ id, label: say(`${id}.title`, title) })),
      menus: menus(allCommands),
      keybindings: allCommands.flatMap(([command, { keys = [] }]) => keys.map((key) => ({ command, ...key }))),
      viewsContainers: { activitybar: [{ ...container, title: say(`${container.id}.title`, container.title) }] },
      views: { [container.id]: allViews.map(([id, { title, icon }]) => ({ id, name: say(`${id}.title`, title), icon })) },
      viewsWelcome: allViews.flatMap(([view, { welcome }]) =>
        welcome.map(({ when, text, action }, index) => ({
          view,
          when,
          contents: say(`${view}.welcome.${String(index + 1)}`, `${text}\n${action}`),
        })),
      ),
      walkthroughs: [walkthroughOf(walkthrough, say)],
      configuration: sections.map((section, index) => configuration(section, index, say)),
    },
  };
  return { fields, strings };
}

function restricted(): readonly string[] {
  return sections.flatMap(({ settings }: SettingSection) =>
    Object.entries(settings)
      .filter(([, setting]) => setting.restricted)
      .map(([id]) => id),
  );
}

function menus(all: readonly (readonly [string, Command])[]): Json {
  const found: Record<string, Json[]> = {};
  for (const [command, { palette, menus: entries = [] }] of all) {
    if (palette !== 'true') (found['commandPalette'] ??= []).push({ command, when: palette === 'never' ? 'false' : palette });
    for (const { menu, when, group } of entries) (found[menu] ??= []).push({ command, when, group });
  }
  for (const [submenu, { menu, when, group }] of Object.entries(submenus)) (found[menu] ??= []).push({ submenu, when, group });
  return found;
}

function walkthroughOf({ id, title, about, steps }: Walkthrough, say: (key: string, text: string) => string): Json {
  const key = `walkthrough.${id}`;
  return {
    id,
    title: say(`${key}.title`, title),
    description: say(`${key}.about`, about),
    steps: steps.map((step) => ({
      id: step.id,
      title: say(`${key}.${step.id}.title`, step.title),
      description: say(`${key}.${step.id}.about`, [step.about, step.action].filter(Boolean).join('\n')),
      media: { svg: `media/walkthrough/${step.id}.svg`, altText: say(`${key}.${step.id}.picture`, step.picture) },
      completionEvents: step.done,
    })),
  };
}

function configuration(section: SettingSection, index: number, say: (key: string, text: string) => string): Json {
  const properties = Object.entries(section.settings).map(([id, setting], place) => [id, property(id, setting, (place + 1) * 10, say)]);
  return {
    title: say(`configuration.${section.title.toLowerCase()}.title`, section.title),
    order: (index + 1) * 10,
    properties: Object.fromEntries(properties) as Json,
  };
}

function property(id: string, setting: Setting, order: number, say: (key: string, text: string) => string): Json {
  const { type, scope } = setting;
  const base = { order, type, scope, default: setting.default, markdownDescription: say(`${id}.about`, setting.about) };
  if (type === 'boolean') return base;
  if (type === 'number') return { ...base, minimum: setting.minimum, maximum: setting.maximum };
  const choices = Object.entries(setting.choices);
  return {
    ...base,
    enum: choices.map(([value]) => value),
    enumDescriptions: choices.map(([value, meaning]) => say(`${id}.${value}`, meaning)),
  };
}
