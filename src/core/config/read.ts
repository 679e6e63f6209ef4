import type { Files } from '../ports.ts';
import { decoded } from '../text/index.ts';
import { NO_CONFIG, type Config, type ExpectedSections, type RunSettings } from './config.ts';
import type { Vocabulary } from './names.ts';
import { parseConfig, type ConfigFile } from './parse.ts';

export const CONFIG_NAME = '.steady.yaml';

/**
 * Reads the `.steady.yaml` files that hold for a folder, from the root of its workspace down to it. Both are URIs; a folder outside the
 * root has its own file only.
 */
export async function readConfig(
  files: Files,
  root: string,
  folder: string,
  vocabulary: Vocabulary = {},
  signal?: AbortSignal,
): Promise<Config> {
  const folders = foldersBetween(withoutSlash(root), withoutSlash(folder));
  const texts = await Promise.all(folders.map((at) => files.read(`${at}/${CONFIG_NAME}`, signal)));
  const found = folders.flatMap((at, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ folder: at, file: parseConfig(text, `${at}/${CONFIG_NAME}`, vocabulary) }];
  });
  return found.length === 0 ? { ...NO_CONFIG, root: withoutSlash(root) } : cascade(withoutSlash(root), found);
}

interface Found {
  readonly folder: string;
  readonly file: ConfigFile;
}

/**
 * The files from the root down; what stands above a file with `root: true` does not hold. But for the environments and what is
 * protected: a folder deep inside cannot take back what the root has put between its runbooks and the world, only add to it.
 */
function cascade(root: string, found: readonly Found[]): Config {
  const top = found.findLastIndex(({ file }) => file.root);
  const holding = top === -1 ? found : found.slice(top);
  return {
    root,
    rules: Object.fromEntries(holding.flatMap(({ file }) => Object.entries(file.rules))),
    documents: holding
      .toReversed()
      .flatMap(({ folder, file }) => file.documents.map((claim) => ({ ...claim, folder: decoded(folder.slice(root.length + 1)) }))),
    environments: environmentsOf(found),
    protected: found.flatMap(({ file }) => file.protected),
    destroys: found.flatMap(({ file }) => file.destroys),
    expected: expectedOf(holding),
    problems: found.flatMap(({ file }) => file.problems),
  };
}

function environmentsOf(found: readonly Found[]): RunSettings[] {
  const taken = new Set<string>();
  return found.flatMap(({ folder, file }) => {
    const added = Object.entries(file.env).filter(([name]) => !taken.has(name));
    for (const [name] of added) taken.add(name);
    return added.length === 0 ? [] : [{ folder, env: Object.fromEntries(added) }];
  });
}

function expectedOf(holding: readonly Found[]): Readonly<Record<string, ExpectedSections>> {
  const expected: Record<string, ExpectedSections> = {};
  for (const { file } of holding) for (const [kind, said] of Object.entries(file.expected)) expected[kind] = { ...expected[kind], ...said };
  return expected;
}

function foldersBetween(root: string, folder: string): readonly string[] {
  if (folder !== root && !folder.startsWith(`${root}/`)) return [folder];
  const folders = [root];
  for (const name of folder
    .slice(root.length)
    .split('/')
    .filter((part) => part !== ''))
    folders.push(`${folders.at(-1) ?? root}/${name}`);
  return folders;
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
