import path from 'node:path';
import * as vscode from 'vscode';
import { restoringCommand, type Keepable, type RunStep } from '../../core/index.ts';
import { createRunFolder, openRunFolder } from '../../node/index.ts';
import { moved, onRename } from '../host/renames.ts';

/** State that was kept before a step, and the files that hold it. */
interface Kept {
  readonly step: string;
  readonly hash: string;
  readonly folder: string;
  readonly keepables: readonly Keepable[];
}

/** What is written before the block runs. */
export interface Keeping {
  readonly keepables: readonly Keepable[];
  readonly files: readonly string[];
  /** The step has run: where its state was written before, it can be undone from now on. */
  done(): Promise<void>;
  /** Nothing more will be written: what is not kept by now goes. */
  discard(): Promise<void>;
}

/** So many are remembered for a document; the files of older ones go. */
const MOST = 20;
const PREFIX = 'kept ';

/** State that a person has had kept before steps: in folders of mode 0700 outside the workspace, until the document has newer ones. */
export class KeptStates {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  /** What is being written, by the documents' names of now. */
  readonly #writing = new Set<{ uri: string }>();

  /** `folder`: the extension's own, outside every workspace. */
  constructor(
    private readonly storage: vscode.Memento,
    private readonly folder: vscode.Uri,
  ) {
    this.#subscription = onRename((from, to) => void this.#rename(from, to));
  }

  async begin(uri: string, { id, hash }: RunStep, keepables: readonly Keepable[]): Promise<Keeping> {
    await vscode.workspace.fs.createDirectory(this.folder);
    const folder = await createRunFolder(this.folder.fsPath);
    const writing = { uri };
    this.#writing.add(writing);
    return {
      keepables,
      files: keepables.map((_, at) => fileOf(folder.path, at)),
      done: async () => {
        const kept: Kept = { step: id, hash, folder: folder.path, keepables };
        const texts = await textsOf(kept);
        // Where one could not be written nothing was run.
        if (!texts.every(Boolean) || restoringCommands(kept, texts).length === 0 || !this.#writing.delete(writing)) return;
        await this.#keep(writing.uri, [kept]);
      },
      discard: async () => {
        if (this.#writing.delete(writing)) await folder.remove();
      },
    };
  }

  has(uri: string, { id, hash }: RunStep): boolean {
    return this.#of(uri).some((kept) => kept.step === id && kept.hash === hash);
  }

  /** The commands that bring back what was kept before the step ran last. */
  async restoring(uri: string, { id, hash }: RunStep): Promise<readonly string[]> {
    const kept = this.#of(uri).findLast((each) => each.step === id && each.hash === hash);
    return kept === undefined ? [] : restoringCommands(kept, await textsOf(kept));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #keep(uri: string, more: readonly Kept[]): Promise<void> {
    const all = [...this.#of(uri), ...more];
    await this.storage.update(keyOf(uri), all.slice(-MOST));
    this.#changed.fire();
    for (const { folder } of all.slice(0, -MOST)) await openRunFolder(folder).remove();
  }

  async #rename(from: string, to: string): Promise<void> {
    for (const writing of this.#writing) writing.uri = moved(writing.uri, from, to) ?? writing.uri;
    for (const key of this.storage.keys()) {
      const uri = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
      const after = moved(uri, from, to);
      if (after === undefined) continue;
      const kept = this.#of(uri);
      await this.storage.update(key, undefined);
      await this.#keep(after, kept);
    }
  }

  #of(uri: string): readonly Kept[] {
    return this.storage.get<readonly Kept[]>(keyOf(uri), []);
  }
}

/** What was written of each; `undefined` where nothing was. */
function textsOf({ folder, keepables }: Kept): Promise<readonly (string | undefined)[]> {
  const files = openRunFolder(folder);
  return Promise.all(keepables.map((_, at) => files.read(fileOf(folder, at))));
}

function restoringCommands({ folder, keepables }: Kept, texts: readonly (string | undefined)[]): readonly string[] {
  const commands = keepables.map((keepable, at) => restoringCommand(keepable, fileOf(folder, at), texts[at] ?? ''));
  return commands.filter((command) => command !== undefined);
}

/** Shows the commands that would bring back what was kept; a person runs them, or nobody. */
export async function showUndo(kept: KeptStates, uri: string, step: RunStep): Promise<void> {
  const commands = await kept.restoring(uri, step);
  if (commands.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Expected state that was kept before this step, found none.'));
    return;
  }
  const copy = vscode.l10n.t('Copy');
  const text = commands.join('\n');
  const detail = { modal: true, detail: text };
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('This brings back what was kept before the step:'), detail, copy)) === copy)
    await vscode.env.clipboard.writeText(text);
}

function keyOf(uri: string): string {
  return PREFIX + uri;
}

function fileOf(folder: string, at: number): string {
  return path.join(folder, `kept${String(at + 1)}.yaml`);
}
