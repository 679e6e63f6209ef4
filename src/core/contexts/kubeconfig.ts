import { parseYaml, type YamlNode } from '../yaml/index.ts';
import { readOnce, type ContextFile } from './file.ts';

/** Where kubectl goes when no option says otherwise. */
export interface KubeContext {
  readonly context: string;
  readonly cluster: string;
  readonly server: string;
  /** Empty: the context names none, so that it is `default`. */
  readonly namespace: string;
  /** The file that says which context it is. */
  readonly file: string;
}

interface Merged {
  readonly current: { readonly name: string; readonly file: string } | undefined;
  readonly contexts: ReadonlyMap<string, YamlNode>;
  readonly clusters: ReadonlyMap<string, YamlNode>;
}

/**
 * The context of several files as kubectl merges them: the first file that names a current context decides, and of two contexts or clusters
 * of one name the first holds. `named` asks for another one than the current. `undefined` where there is none, or its entry is missing.
 */
export function kubeContext(files: readonly ContextFile[], named?: string): KubeContext | undefined {
  const { current, contexts, clusters } = merged(files);
  const name = named ?? current?.name;
  const entry = name === undefined ? undefined : contexts.get(name);
  if (name === undefined || entry === undefined) return undefined;
  const cluster = textAt(entry, 'cluster');
  const server = textAt(clusters.get(cluster), 'server');
  return { context: name, cluster, server, namespace: textAt(entry, 'namespace'), file: named === undefined ? (current?.file ?? '') : '' };
}

const merged = readOnce((files: readonly ContextFile[]): Merged => {
  let current: Merged['current'];
  const contexts = new Map<string, YamlNode>();
  const clusters = new Map<string, YamlNode>();
  for (const { path, text } of files) {
    const root = text === undefined ? undefined : parseYaml(text).documents[0];
    const name = textAt(root, 'current-context');
    if (name !== '') current ??= { name, file: path };
    addEntries(contexts, root, 'contexts', 'context');
    addEntries(clusters, root, 'clusters', 'cluster');
  }
  return { current, contexts, clusters };
});

function addEntries(into: Map<string, YamlNode>, root: YamlNode | undefined, list: string, key: string): void {
  const items = valueAt(root, list);
  for (const item of items?.kind === 'list' ? items.items : []) {
    const name = textAt(item, 'name');
    const value = valueAt(item, key);
    if (name !== '' && value !== undefined && !into.has(name)) into.set(name, value);
  }
}

function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

function textAt(node: YamlNode | undefined, key: string): string {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : '';
}
