import * as vscode from 'vscode';
import { linkPlaces } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { neighbour } from '../host/neighbour.ts';
import { hasBuiltIn } from '../manifest/documents.ts';

class PlaceLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly file: vscode.Uri,
    readonly anchor: string | undefined,
  ) {
    super(range);
  }
}

/** Links to files and headings where VS Code brings none: in MDX and Quarto. */
export function registerDocumentLinks(documents: Documents, log: HostLog): vscode.Disposable {
  const provide = (document: vscode.TextDocument): PlaceLink[] => {
    const session = hasBuiltIn(document.languageId) ? undefined : documents.session(document);
    if (session?.kind === undefined) return [];
    const places = linkPlaces(session.elements(), (line) => document.lineAt(line).text);
    return places.map(({ range, path, anchor }) => {
      const file = path === '' ? document.uri : neighbour(document.uri, path);
      return new PlaceLink(toRange(range), file, anchor);
    });
  };
  /** Where a heading stands is looked up when a link is about to be followed. */
  const resolve = async (link: vscode.DocumentLink): Promise<vscode.DocumentLink> => {
    if (!(link instanceof PlaceLink)) return link;
    const { file, anchor } = link;
    const sections = anchor === undefined ? undefined : (await documents.load(file))?.procedure().sections;
    const line = sections?.find(({ slug }) => slug === anchor)?.heading.start.line;
    link.target = line === undefined ? file : file.with({ fragment: `L${String(line + 1)}` });
    return link;
  };
  return vscode.languages.registerDocumentLinkProvider(SELECTOR, {
    provideDocumentLinks: guarded(log, 'Links', [], provide),
    resolveDocumentLink: (link) => resolve(link),
  });
}
