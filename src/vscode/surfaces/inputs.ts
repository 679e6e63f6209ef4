import * as vscode from 'vscode';
import type { Session } from '../../core/index.ts';
import type { InputMemory } from '../running/memory.ts';
import { inputsOf } from '../running/values.ts';

/** A name that blocks of a document ask for, as the tree shows it. */
export interface ShownInput {
  readonly name: string;
  /** As the author wrote it, and the lines where it lands; empty where the document is not open. */
  readonly lines: readonly string[];
  /** The value of last time; `undefined` where it is asked for when a block runs. */
  readonly value: string | undefined;
  readonly secret: boolean;
}

/** The names of a document: all that its blocks ask for where it is open, else those that have a value. */
export function shownInputs(uri: string, session: Session | undefined, memory: InputMemory): readonly ShownInput[] {
  const values = memory.of(uri);
  const asked = session === undefined ? [] : inputsOf(session);
  const names = new Set(asked.map(({ question }) => question.name));
  return [
    ...asked.map(({ question: { name, lines, secret } }) => ({ name, lines, secret, value: secret ? undefined : values.get(name) })),
    ...[...values].filter(([name]) => !names.has(name)).map(([name, value]) => ({ name, lines: [], secret: false, value })),
  ];
}

export function inputItem(uri: vscode.Uri, { name, lines, value, secret }: ShownInput): vscode.TreeItem {
  const item = new vscode.TreeItem(name);
  item.id = `${uri.toString()}#input ${name}`;
  item.description = secret ? vscode.l10n.t('secret, asked each time') : (value ?? vscode.l10n.t('asked when it runs'));
  item.iconPath = new vscode.ThemeIcon(secret ? 'key' : 'symbol-variable');
  item.contextValue = secret ? 'secret' : value === undefined ? 'input' : 'input remembered';
  const tooltip = new vscode.MarkdownString().appendText(`${name}: ${item.description}`);
  if (lines.length > 0) tooltip.appendCodeblock(lines.join('\n'), 'shellscript');
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  if (!secret)
    item.command = { command: 'steady.editValue', title: vscode.l10n.t('Edit Value'), arguments: [{ uri: uri.toString(), name }] };
  return item;
}
