import * as vscode from 'vscode';
import { blockHover, raised, type Intent } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { timeOfDay } from '../host/time.ts';
import { withheld } from '../host/withheld.ts';
import type { Runner } from '../running/runner.ts';

/** What the links of a hover may do. Each takes an intent, reads the block again and goes through the gate. */
const LINKS: Readonly<Record<Intent['kind'], { readonly command: string; readonly icon: string; readonly title: string }>> = {
  run: { command: 'steady.run', icon: 'play', title: vscode.l10n.t('Run') },
  copy: { command: 'steady.copy', icon: 'copy', title: vscode.l10n.t('Copy') },
  stop: { command: 'steady.stop', icon: 'debug-stop', title: vscode.l10n.t('Stop') },
  resume: { command: 'steady.resume', icon: 'debug-continue', title: vscode.l10n.t('Resume') },
  undo: { command: 'steady.undo', icon: 'discard', title: vscode.l10n.t('Undo') },
  show: { command: 'steady.show', icon: 'terminal', title: vscode.l10n.t('Show Terminal') },
};

/** On the first line of a block what it does and what would run; on a value to be filled in what becomes of it. */
export function registerHover(documents: Documents, runner: Runner, log: HostLog): vscode.Disposable {
  const provide = (document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Hover | undefined => {
    const session = documents.session(document);
    const settings = settingsFor(document.uri);
    const step = session?.kind === undefined || !settings.hover ? undefined : session.stepAt(line);
    if (session === undefined || step === undefined) return undefined;
    const state = runner.states(session.uri, session.procedure().steps).get(step.id);
    const hover = blockHover({
      requires: session.declared.requires,
      uri: session.uri,
      step: raised(step, session.destroys),
      position: { line, column: character },
      lineAt: (at) => document.lineAt(at).text,
      withheld: withheld(document.uri),
      unlabelled: settings.unlabelled,
      terminal: session.title,
      state,
      at: state === undefined ? '' : timeOfDay(state.startedAt),
    });
    if (hover === undefined) return undefined;
    const shown = new vscode.MarkdownString('', true);
    for (const { kind, text } of hover.parts) {
      if (kind === 'code') shown.appendCodeblock(text, 'shellscript');
      else shown.appendText(text).appendMarkdown('\n\n');
    }
    shown.isTrusted = { enabledCommands: hover.actions.map(({ kind }) => LINKS[kind].command) };
    shown.appendMarkdown(hover.actions.map(link).join(' &nbsp; '));
    return new vscode.Hover(shown, toRange(hover.range));
  };
  return vscode.languages.registerHoverProvider(SELECTOR, { provideHover: guarded(log, 'Hover', undefined, provide) });
}

function link(intent: Intent): string {
  const { command, icon, title } = LINKS[intent.kind];
  // Brackets that the encoding leaves alone would end the address early.
  const argument = encodeURIComponent(JSON.stringify([intent])).replace(/[()']/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
  return `[$(${icon}) ${title}](command:${command}?${argument})`;
}
