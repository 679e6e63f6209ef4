import * as vscode from 'vscode';
import { partsOf, rooms, snippetText, type Kind, type Template } from '../../core/index.ts';
import type { Entry, Library } from '../host/library.ts';
import { openUnsaved } from '../host/unsaved.ts';

interface Choice {
  readonly kind: Kind;
  readonly template: Template;
}

interface TemplatePick extends vscode.QuickPickItem {
  /** Absent for the line that stands over the templates of a kind. */
  readonly choice?: Choice;
}

/** What a key binding may say beforehand. */
interface Answers {
  readonly kind?: unknown;
  readonly template?: unknown;
  readonly title?: unknown;
}

/**
 * Starts a document from a template: it is nobody's file until it is saved. Where there is a folder of such documents, saving puts it there,
 * named after its title; elsewhere VS Code asks where.
 */
export async function newDocument(library: Library, answers: Answers): Promise<void> {
  // Looked for while the person reads the list.
  const entries = library.entries();
  const choice = choices().find(({ kind, template }) => kind === answers.kind && template.name === answers.template) ?? (await pick());
  if (choice === undefined) return;
  const folder = folderOf(await entries, choice.kind);
  const title = inOneLine(typeof answers.title === 'string' ? answers.title : await askTitle(folder));
  if (title === undefined) return;
  const name = fileName(title);
  const document = await openUnsaved(folder && name ? vscode.Uri.joinPath(folder, name) : undefined);
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippetText(choice.template, title || undefined)));
}

function choices(): readonly Choice[] {
  return rooms.flatMap(({ kind, templates }) => templates().map((template) => ({ kind, template })));
}

async function pick(): Promise<Choice | undefined> {
  const picks: readonly TemplatePick[] = rooms.flatMap(({ kind, words, templates }) => [
    { label: words.many, kind: vscode.QuickPickItemKind.Separator },
    ...templates().map((template) => ({
      label: template.title,
      description: template.about,
      detail: partsOf(template).join(' · '),
      choice: { kind, template },
    })),
  ]);
  const options = { title: vscode.l10n.t('New from Template'), matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(picks, options))?.choice;
}

/** Empty where the title is to be typed in the document, `undefined` where nothing is to be made. */
async function askTitle(folder: vscode.Uri | undefined): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New from Template'),
    prompt: vscode.l10n.t('The title; leave it empty to type it in the document'),
    placeHolder: vscode.l10n.t('High API latency'),
    validateInput: (value) => {
      const name = fileName(value);
      if (folder === undefined || name === undefined) return undefined;
      const shown = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, name));
      return { message: vscode.l10n.t('Saving will write {0}', shown), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

function inOneLine(title: string | undefined): string | undefined {
  return title?.replace(/\s+/g, ' ').trim();
}

/** Where most documents of the kind lie; of folders with as many, the one nearest to the root. */
function folderOf(entries: readonly Entry[], kind: Kind): vscode.Uri | undefined {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== kind || entry.uri.scheme !== 'file') continue;
    const folder = vscode.Uri.joinPath(entry.uri, '..').toString();
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([one, many], [other, more]) => more - many || one.length - other.length);
  return best && vscode.Uri.parse(best[0], true);
}

const LONGEST_NAME = 80;

/**
 * "High API latency" → high-api-latency.md; the name of an alert stays what alerting rules link to: KubePodCrashLooping.md. `undefined` for a
 * title without a letter.
 */
function fileName(title: string): string | undefined {
  const name = title.trim();
  if (name.length <= LONGEST_NAME && /^\p{L}[\p{L}\p{N}]*$/u.test(name)) return `${name}.md`;
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words === null ? undefined : `${words.join('-').slice(0, LONGEST_NAME).replace(/-$/, '')}.md`;
}
