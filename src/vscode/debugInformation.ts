import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { IndexLook } from '../node/index.ts';
import type { Library } from './host/library.ts';
import { sections } from './manifest/settings.ts';
import type { Setting, SettingSection } from './manifest/shape.ts';

/**
 * What a maintainer asks for first, as text for an issue: versions, where it runs, what is set. Nothing that tells who or where the person
 * is: no paths, no names of documents or folders, no text, and no settings but ours.
 */
export async function debugInformation(context: vscode.ExtensionContext, library: Library): Promise<string> {
  const entries = await library.entries();
  const { version } = context.extension.packageJSON as { readonly version: string };
  const facts: readonly (readonly [string, string])[] = [
    ['Steady', version],
    ['VS Code', `${vscode.version} (${vscode.env.appName}, ${vscode.env.appHost})`],
    ['Node', process.versions.node],
    ['System', `${process.platform} ${os.release()} ${process.arch}`],
    ['Remote', remoteKind(vscode.env.remoteName)],
    ['Shell', path.basename(vscode.env.shell)],
    ['Shell integration', shellIntegration()],
    ['Workspace', `${workspaceKind()}, ${vscode.workspace.isTrusted ? 'trusted' : 'Restricted Mode'}`],
    ['Documents', documentCounts(entries.map(({ kind }) => kind))],
    ['Index', indexed(library.look)],
    ['Settings', changedSettings().join(', ') || 'as delivered'],
  ];
  return `${facts.map(([name, value]) => `- ${name}: ${value}`).join('\n')}\n`;
}

/** `ssh-remote+host` names a machine: only the sort of remote is told. An address is a server's own. */
function remoteKind(remote: string | undefined): string {
  if (remote === undefined) return 'none';
  return /^[a-z]+(?:-[a-z]+)*/.exec(remote)?.[0] ?? 'server';
}

function shellIntegration(): string {
  const on = vscode.workspace.getConfiguration('terminal.integrated').get<boolean>('shellIntegration.enabled', true);
  const { terminals } = vscode.window;
  const reporting = terminals.filter(({ shellIntegration }) => shellIntegration !== undefined).length;
  return `${on ? 'on' : 'off'}, in ${String(reporting)} of ${String(terminals.length)} terminals`;
}

function workspaceKind(): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set(folders.map(({ uri }) => uri.scheme))].join(', ');
  return `${String(folders.length)} ${folders.length === 1 ? 'folder' : 'folders'}${schemes === '' ? '' : ` (${schemes})`}`;
}

function documentCounts(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${String(count)} ${kind}`).join(', ') || 'none';
}

/** A first look reads every file, the next ones only what has changed since. */
function indexed(look: IndexLook | undefined): string {
  if (look === undefined) return 'none';
  const { files, read, looked, whole } = look;
  const parsed = whole === undefined ? 'not yet parsed' : `all parsed after ${String(Math.round(whole))} ms`;
  return `${String(files)} ${files === 1 ? 'file' : 'files'} in ${String(Math.round(looked))} ms, ${String(read)} of them read, ${parsed}`;
}

function changedSettings(): readonly string[] {
  const settings = vscode.workspace.getConfiguration();
  return sections
    .flatMap(({ settings: declared }: SettingSection) => Object.entries(declared))
    .flatMap(([id, declared]) => {
      const value = settings.get<unknown>(id);
      if (value === undefined || value === declared.default) return [];
      return [`${id} = ${isTold(value, declared) ? JSON.stringify(value) : '(another value)'}`];
    });
}

/** A value that was declared can hold neither a path nor a name. */
function isTold(value: unknown, declared: Setting): boolean {
  if (declared.type !== 'string') return typeof value === declared.type;
  return typeof value === 'string' && Object.hasOwn(declared.choices, value);
}
