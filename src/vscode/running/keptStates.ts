import path from 'node:path';
import * as vscode from 'vscode';
import { restoringCommand, type Keepable, type RunStep } from '../../core/index.ts';
import { createRunFolder, openRunFolder } from '../../node/index.ts';

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
  /** It was written: from now on the step can be undone. */
  done(): Promise<void>;
}

/** So many are remembered for a document; the files of older ones go. */
const MOST = 20;

/** State that a person has had kept before steps: in folders of mode 0700 outside the workspace, until the document has newer ones. */
export class KeptStates {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** `folder`: the extension's own, outside every workspace. */
  constructor(
    private readonly storage: vscode.Memento,
    private readonly folder: vscode.Uri,
  ) {}

  async begin(uri: string, { id, hash }: RunStep, keepables: readonly Keepable[]): Promise<Keeping> {
    await vscode.workspace.fs.createDirectory(this.folder);
    const folder = (await createRunFolder(this.folder.fsPath)).path;
    return {
      keepables,
      files: keepables.map((_, at) => fileOf(folder, at)),
      done: async () => {
        const all = [...this.#of(uri), { step: id, hash, folder, keepables }];
        for (const old of all.slice(0, -MOST)) await openRunFolder(old.folder).remove();
        await this.storage.update(keyOf(uri), all.slice(-MOST));
        this.#changed.fire();
      },
    };
  }

  has(uri: string, { id, hash }: RunStep): boolean {
    return this.#of(uri).some((kept) => kept.step === id && kept.hash === hash);
  }

  /** The commands that bring back what was kept before the step ran last. */
  async restoring(uri: string, { id, hash }: RunStep): Promise<readonly string[]> {
    const kept = this.#of(uri).findLast((each) => each.step === id && each.hash === hash);
    if (kept === undefined) return [];
    const commands = kept.keepables.map(async (keepable, at) => {
      const file = fileOf(kept.folder, at);
      const text = await openRunFolder(kept.folder).read(file);
      return text === undefined ? undefined : restoringCommand(keepable, file, text);
    });
    return (await Promise.all(commands)).filter((command) => command !== undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #of(uri: string): readonly Kept[] {
    return this.storage.get<readonly Kept[]>(keyOf(uri), []);
  }
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
  return `kept ${uri}`;
}

function fileOf(folder: string, at: number): string {
  return path.join(folder, `kept${String(at + 1)}.yaml`);
}
