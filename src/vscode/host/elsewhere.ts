import * as vscode from 'vscode';
import { matchesGlob } from '../../core/index.ts';
import { isDocumentName } from './documents.ts';
import { within } from './within.ts';

/** Each folder is a request to somebody's server: so many are asked for at once, and so many in all. */
const AT_ONCE = 8;
const MOST_FOLDERS = 2000;
/** Milliseconds for each request: a server that has not answered by then is asked nothing more. */
const ANSWERS_WITHIN = 10_000;

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The documents of a folder that is not on this machine. Not by VS Code's search: it waits for ever for a file system that has none. */
export async function documentsElsewhere({ uri: top }: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  const excluded = excludedIn(top);
  const found: vscode.Uri[] = [];
  // Breadth first: what is left out of a folder without end lies deep.
  let next = [top];
  for (let asked = 0; next.length > 0 && asked < MOST_FOLDERS;) {
    const now = next.slice(0, AT_ONCE);
    next = next.slice(AT_ONCE);
    asked += now.length;
    const entries = await Promise.all(now.map((folder) => within(ANSWERS_WITHIN, entriesOf(folder))));
    for (const { uri, name, type } of entries.flatMap((each) => each ?? [])) {
      if (LEFT_OUT.has(name) || excluded(uri)) continue;
      // What is linked to is not followed: links may lead in a circle.
      if (type === vscode.FileType.Directory) next.push(uri);
      else if ((type & vscode.FileType.File) !== 0 && isDocumentName(name)) found.push(uri);
    }
    if (entries.includes(undefined)) break;
  }
  return found;
}

function excludedIn(top: vscode.Uri): (uri: vscode.Uri) => boolean {
  const exclude = vscode.workspace.getConfiguration('files', top).get<Readonly<Record<string, unknown>>>('exclude', {});
  const globs = Object.entries(exclude).flatMap(([glob, on]) => (on === true ? [`/${glob}`] : []));
  const start = top.path.endsWith('/') ? top.path.length : top.path.length + 1;
  return ({ path }) => globs.some((glob) => matchesGlob(glob, path.slice(start)));
}

interface Listed {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly type: vscode.FileType;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly Listed[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ uri: vscode.Uri.joinPath(folder, name), name, type }));
  } catch {
    // Not for us to read, or gone meanwhile.
    return [];
  }
}
