import type { Submenu, SubmenuId } from './shape.ts';
import { markdownFile } from './when.ts';

/** Menus of our own inside those of VS Code, so that we take one line of each. */
export const submenus: Readonly<Record<SubmenuId, Submenu>> = {
  'steady.explorer': { title: 'Steady', menu: 'explorer/context', when: markdownFile, group: '4_search@9' },
};
