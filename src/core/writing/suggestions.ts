import type { Element } from '../markdown/index.ts';

/** Something that can be put in the place of what was typed. */
export interface Suggestion {
  readonly kind: 'folder' | 'file' | 'anchor' | 'label' | 'language' | 'directive' | 'rule';
  readonly text: string;
  /** What stands beside it in the list. */
  readonly about: string;
}

type Elements = Iterable<{ readonly element: Element }>;

/** Files as a link names them: folders first, what cannot stand in an address encoded, hidden ones left out. */
export function fileSuggestions(entries: Iterable<{ readonly name: string; readonly folder: boolean }>): readonly Suggestion[] {
  const shown = [...entries].filter(({ name }) => !name.startsWith('.'));
  shown.sort((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1));
  return shown.map(({ name, folder }) => ({ kind: folder ? 'folder' : 'file', text: `${encoded(name)}${folder ? '/' : ''}`, about: '' }));
}

export function anchorSuggestions(sections: Iterable<{ readonly slug: string; readonly title: string }>): readonly Suggestion[] {
  return [...sections].map(({ slug, title }) => ({ kind: 'anchor', text: slug, about: title }));
}

export function labelSuggestions(elements: Elements): readonly Suggestion[] {
  const definitions = new Map<string, string>();
  for (const { element } of elements) {
    if (element.kind === 'definition' && !definitions.has(element.label)) definitions.set(element.label, element.url);
  }
  return [...definitions].map(([label, url]) => ({ kind: 'label', text: label, about: url }));
}

/** What decides whether a block runs comes first. */
export const languageSuggestions: readonly Suggestion[] = (
  [
    ['bash', 'runs'],
    ['sh', 'runs'],
    ['zsh', 'runs'],
    ['console', 'runs what follows a prompt; output is left out'],
    ['text', 'is copied, never run'],
    ['sql', 'is copied, never run'],
    ['yaml', 'is copied, never run'],
    ['json', 'is copied, never run'],
    ['python', 'is copied, never run'],
    ['promql', 'is copied, never run'],
  ] as const
).map(([text, about]) => ({ kind: 'language', text, about }));

export const directiveSuggestions: readonly Suggestion[] = (
  [
    ['steady-disable-next-line', 'silences rules in what follows'],
    ['steady-disable-line', 'silences rules on this line'],
    ['steady-disable', 'silences rules from here on'],
    ['steady-enable', 'ends a steady-disable'],
  ] as const
).map(([text, about]) => ({ kind: 'directive', text, about }));

export function ruleSuggestions(rules: Iterable<{ readonly id: string; readonly title: string }>): readonly Suggestion[] {
  return [...rules].map(({ id, title }) => ({ kind: 'rule', text: id, about: title }));
}

function encoded(name: string): string {
  return name.replace(/[\s()<>#?%]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
