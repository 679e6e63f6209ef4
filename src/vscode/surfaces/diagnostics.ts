import { setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { toDiagnostic } from '../host/convert.ts';
import type { Documents } from '../host/documents.ts';
import type { HostLog } from '../host/log.ts';
import { timed } from '../host/work.ts';

/** A pause in typing after which findings are worth showing. */
const AFTER = 200;

/** Findings of the open documents of ours, in the Problems panel and under the text. */
export function registerDiagnostics(documents: Documents, log: HostLog): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('steady');
  const waiting = new Map<string, NodeJS.Timeout>();

  const show = timed('Findings', (uri: vscode.Uri, findings: readonly Finding[]) => {
    collection.set(
      uri,
      findings.map((finding) => toDiagnostic(finding, uri)),
    );
  });
  const publish = timed('Findings', async (uri: vscode.Uri) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    const session = document && documents.session(document);
    // Findings are made from what is read to its end, which tells when it is.
    if (session === undefined || documents.isReading(uri)) return;
    const version = document?.version;
    const settling = session.settledFindings();
    // What other files have to say may take a while: meanwhile the rest is shown.
    if ((await Promise.race([settling, nextTurn()])) === undefined && document?.version === version) show(uri, session.findings());
    const settled = await settling;
    // Typing may have gone on meanwhile: then these are the findings of an older text, and newer ones are on their way.
    if (document?.version === version && document?.isClosed === false) show(uri, settled);
  });
  const soon = (uri: vscode.Uri): void => {
    const key = uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        publish(uri).catch((error: unknown) => {
          log.error(`Findings of ${key} failed`, error);
        });
      }, AFTER),
    );
  };
  const forget = (uri: vscode.Uri): void => {
    clearTimeout(waiting.get(uri.toString()));
    waiting.delete(uri.toString());
    collection.delete(uri);
  };

  return vscode.Disposable.from(
    collection,
    documents.onDidChange(soon),
    documents.onDidClose(forget),
    new vscode.Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
    }),
  );
}
