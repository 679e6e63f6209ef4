import * as vscode from 'vscode';
import { fileOf } from './workspace.ts';

const FENCE = '```';

/** A runbook of a test's own with these shell blocks, one a section, as a file of the workspace. */
export async function writeRunbook(path: string, title: string, blocks: readonly string[]): Promise<vscode.Uri> {
  const sections = blocks.map((block, index) => `## Step ${String(index + 1)}\n\n${FENCE}bash\n${block}\n${FENCE}\n`);
  const uri = fileOf(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`# Runbook: ${title}\n\n${sections.join('\n')}`));
  return uri;
}
