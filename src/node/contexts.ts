import { readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { contextPaths, type ContextFile, type ContextSources, type Environment } from '../core/index.ts';

/** A larger file is none that these tools have written. */
const LARGEST = 4 * 1024 * 1024;
const MOST_CONFIGURATIONS = 200;
const CONFIGURATION = 'config_';

/**
 * Reads where commands would go from here: the files that kubectl, aws, gcloud, az and terraform read, by the environment that they would
 * get. Nothing is started, nothing is asked over the network; what cannot be read is not there.
 */
export async function readContextSources(env: Environment, cwd: string): Promise<ContextSources> {
  const paths = contextPaths(env, { home: env['HOME'] ?? os.homedir(), cwd, windows: process.platform === 'win32' });
  const [kubeconfigs, awsConfig, gcloudActive, azureProfile, terraformEnvironment, gcloudConfigurations] = await Promise.all([
    Promise.all(paths.kubeconfigs.map((file) => read(path.resolve(cwd, file)))),
    read(paths.aws),
    read(paths.gcloudActive),
    read(paths.azure),
    read(path.resolve(cwd, paths.terraform)),
    readConfigurations(paths.gcloud),
  ]);
  return { env, kubeconfigs, awsConfig, gcloudActive, gcloudConfigurations, azureProfile, terraformEnvironment };
}

async function readConfigurations(folder: string): Promise<Record<string, ContextFile>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.startsWith(CONFIGURATION)).slice(0, MOST_CONFIGURATIONS);
  return Object.fromEntries(
    await Promise.all(files.map(async (name) => [name.slice(CONFIGURATION.length), await read(path.join(folder, name))] as const)),
  );
}

/** Only files: a pipe in the place of one would keep its reader waiting for ever. */
async function read(file: string): Promise<ContextFile> {
  try {
    const found = await stat(file);
    return { path: file, text: found.isFile() && found.size <= LARGEST ? await readFile(file, 'utf8') : undefined };
  } catch {
    return { path: file, text: undefined };
  }
}
