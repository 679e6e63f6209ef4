import type { Kind } from '../../core/index.ts';

// What the manifest is declared in: a little stricter than what VS Code accepts, so that a slip is a compile error.

export interface Command {
  /** Verb first, in title case; `…` at the end where a question follows. */
  readonly title: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** When the Command Palette offers it; `'never'` for commands that only our own surfaces call, with arguments. */
  readonly palette: string;
  /** One sentence for docs/commands.md: what it does, or who calls it. */
  readonly about: string;
  readonly menus?: readonly MenuEntry[];
  readonly keys?: readonly Key[];
}

interface MenuEntry {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/title' | 'editor/context' | 'file/newFile' | SubmenuId;
  /** Always, where nothing is said. */
  readonly when?: string;
  /** `navigation@1`, `inline@2`: groups are always numbered. */
  readonly group: `${string}@${number}`;
}

/** Menus of our own inside those of VS Code. */
export type SubmenuId = 'steady.explorer';

export interface Submenu {
  readonly title: string;
  readonly menu: 'explorer/context';
  readonly when: string;
  readonly group: `${string}@${number}`;
}

interface Key {
  readonly key: `ctrl+k ${string}`;
  readonly mac: `cmd+k ${string}`;
  readonly when: string;
}

export interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly steps: readonly WalkthroughStep[];
}

interface WalkthroughStep {
  /** Its picture is `media/walkthrough/<id>.svg`. */
  readonly id: string;
  /** One thing to do, the verb first. */
  readonly title: string;
  readonly about: string;
  /** One button, as Markdown. */
  readonly action?: `[${string}](command:${string})`;
  /** What the picture shows, for those who do not see it. */
  readonly picture: string;
  /** Any of these ends the step. */
  readonly done: readonly `on${'Command' | 'Context' | 'View'}:${string}`[];
}

export interface Snippet {
  readonly prefix: string;
  readonly about: string;
  /** Lines in VS Code's snippet syntax. */
  readonly body: readonly string[];
}

interface SettingShape {
  /** Markdown, one sentence or two. */
  readonly about: string;
  readonly scope: 'machine' | 'machine-overridable' | 'window' | 'resource';
  /** It decides what is executed: an untrusted workspace's value is not read. */
  readonly restricted?: true;
}

interface Toggle extends SettingShape {
  readonly type: 'boolean';
  readonly default: boolean;
}

interface Amount extends SettingShape {
  readonly type: 'number';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

interface Choice extends SettingShape {
  readonly type: 'string';
  readonly default: string;
  /** Value → what it means. */
  readonly choices: Readonly<Record<string, string>>;
}

export type Setting = Toggle | Amount | Choice;

export interface SettingSection {
  readonly title: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

export interface View {
  readonly title: string;
  /** The kind of document that it shows. */
  readonly kind: Kind;
  readonly icon: string;
  readonly welcome: readonly Welcome[];
}

interface Welcome {
  readonly when: string;
  /** One sentence. */
  readonly text: string;
  /** One button or link, as Markdown: `[Open Folder](command:…)`. */
  readonly action: `[${string}](${string})`;
}
