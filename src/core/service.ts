import { CONFIG_NAME, NO_CONFIG, openConfig, readConfig, type Config, type ConfigDocument } from './config/index.ts';
import { createLibrary, type Change, type DocumentFacts } from './library/index.ts';
import { createKnownFiles } from './lookups.ts';
import type { Ports } from './ports.ts';
import type { Session, Source } from './openDocument.ts';
import { openSession } from './session.ts';
import { vocabulary } from './vocabulary.ts';

/** The one door to core's knowledge. Frozen; a host makes one and keeps it. */
export interface Service {
  open(source: Source, config?: Config): Session;
  /** What the `.steady.yaml` files say for a folder, from the root of its workspace down; all are URIs. Read once, until one changes. */
  config(root: string, folder: string): Promise<Config>;
  /** A `.steady.yaml` that is being edited. */
  openConfig(uri: string, text: string): ConfigDocument;
  /** A file has changed, come or gone. `true` when what was known may be another now. */
  fileChanged(uri: string): boolean;
  /** Takes in what is known of documents that may not be open. Gives the URIs of those whose findings may be others now. */
  learn(changes: Iterable<Change>): ReadonlySet<string>;
  /** All documents of ours that the service has been told of. */
  library(): Iterable<DocumentFacts>;
}

export function createService(ports: Ports): Service {
  const library = createLibrary();
  const known = createKnownFiles(ports, library);
  const configs = new Map<string, Promise<Config>>();
  return Object.freeze({
    open: (source: Source, config: Config = NO_CONFIG) => openSession({ source, config, known, library, log: ports.log }),
    config(root: string, folder: string) {
      const key = `${root}\n${folder}`;
      const config = configs.get(key) ?? readConfig(ports.files, root, folder, vocabulary);
      configs.set(key, config);
      return config;
    },
    openConfig: (uri: string, text: string) => openConfig(uri, text, vocabulary),
    fileChanged(uri: string) {
      if (!uri.endsWith(`/${CONFIG_NAME}`)) return known.forget(uri);
      configs.clear();
      return true;
    },
    learn: (changes: Iterable<Change>) => library.learn(changes),
    library: () => library.all(),
  });
}
