import * as vscode from 'vscode';
import { elapsed, type RunState, type Step } from '../../core/index.ts';
import type { Documents } from '../host/documents.ts';
import { settingsFor } from '../host/settings.ts';
import type { Runner } from '../running/runner.ts';

export interface GutterRequest {
  readonly documents: Documents;
  readonly runner: Runner;
  /** The folder of the pictures. */
  readonly media: vscode.Uri;
}

/** What is drawn beside a block: shapes that differ without their colours. A last command that went well is not all: `warned`. */
type Mark = RunState['status'] | 'warned';

/** How each block went, beside its first line; and while it runs, for how long it has. */
export function registerGutter(request: GutterRequest): vscode.Disposable {
  return new Gutter(request);
}

class Gutter implements vscode.Disposable {
  readonly #request: GutterRequest;
  /** Made when they are first needed. */
  readonly #types = new Map<Mark, vscode.TextEditorDecorationType>();
  readonly #subscriptions: vscode.Disposable;
  /** The editors with marks: one without any is not touched. */
  readonly #marked = new WeakMap<vscode.TextEditor, ReadonlySet<Mark>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(request: GutterRequest) {
    this.#request = request;
    const { documents, runner } = request;
    const draw = (): void => {
      this.#draw();
    };
    this.#subscriptions = vscode.Disposable.from(
      runner.onDidChange(draw),
      documents.onDidChange(draw),
      vscode.window.onDidChangeVisibleTextEditors(draw),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('steady.hints.gutter')) draw();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    for (const type of this.#types.values()) type.dispose();
  }

  /** Draws what can be seen, and again when the time that is shown would be another: nothing ticks while nothing runs on the screen. */
  #draw(): void {
    clearTimeout(this.#timer);
    const changes = vscode.window.visibleTextEditors.flatMap((editor) => this.#drawIn(editor));
    if (changes.length > 0)
      this.#timer = setTimeout(
        () => {
          this.#draw();
        },
        Math.min(...changes) * 1000,
      );
  }

  /** In how many seconds each of the times that it shows will be another. */
  #drawIn(editor: vscode.TextEditor): readonly number[] {
    const { documents, runner } = this.#request;
    const session = documents.session(editor.document);
    const steps = session?.kind === undefined || !settingsFor(editor.document.uri).gutter ? [] : session.procedure().steps;
    const states = session === undefined ? new Map<string, RunState>() : runner.states(session.uri, steps);
    const drawn = new Map<Mark, vscode.DecorationOptions[]>();
    const changes: number[] = [];
    for (const step of states.size === 0 ? [] : steps) {
      const state = states.get(step.id);
      if (state === undefined) continue;
      const ran = state.status === 'running' ? elapsed((Date.now() - state.startedAt) / 1000) : undefined;
      if (ran !== undefined) changes.push(ran.changesIn);
      const mark = markOf(state);
      const options = drawn.get(mark) ?? [];
      options.push(decoration(editor.document, step, ran?.text));
      drawn.set(mark, options);
    }
    for (const mark of this.#marked.get(editor) ?? []) if (!drawn.has(mark)) this.#set(editor, mark, []);
    for (const [mark, options] of drawn) this.#set(editor, mark, options);
    this.#marked.set(editor, new Set(drawn.keys()));
    return changes;
  }

  #set(editor: vscode.TextEditor, mark: Mark, options: vscode.DecorationOptions[]): void {
    const type = this.#types.get(mark) ?? decorationType(this.#request.media, mark);
    this.#types.set(mark, type);
    editor.setDecorations(type, options);
  }
}

function markOf(state: RunState): Mark {
  return state.status === 'ok' && state.ended.failedBefore > 0 ? 'warned' : state.status;
}

function decoration(document: vscode.TextDocument, { range }: Step, ran: string | undefined): vscode.DecorationOptions {
  return {
    range: document.lineAt(range.start.line).range,
    ...(ran !== undefined && { renderOptions: { after: { contentText: ran } } }),
  };
}

function decorationType(media: vscode.Uri, mark: Mark): vscode.TextEditorDecorationType {
  const picture = (theme: 'light' | 'dark'): vscode.ThemableDecorationRenderOptions => ({
    gutterIconPath: vscode.Uri.joinPath(media, 'gutter', `${mark}-${theme}.svg`),
    gutterIconSize: 'contain',
  });
  return vscode.window.createTextEditorDecorationType({
    light: picture('light'),
    dark: picture('dark'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
  });
}
