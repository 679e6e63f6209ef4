/**
 * All that core asks of the world. A host hands these over once; nothing in core reaches past them, which is why core runs the same in an
 * editor, on the command line and in a test.
 */
export interface Ports {
  readonly files: Files;
  readonly log: Log;
  readonly workspace?: Workspace;
}

/** The documents of a workspace, which only its host can find. Without it a service knows those that it was told of. */
export interface Workspace {
  /** Tells the service of all documents below a root, a URI without a slash at the end. Asked once, when a rule first wants to know. */
  index(root: string, signal?: AbortSignal): Promise<void>;
}

/** Reading only: nothing in core writes a file. Addresses are URI strings, never paths. */
export interface Files {
  /** The text of a file, or `undefined` when there is none or it cannot be read. Rejects only when `signal` is aborted. */
  read(uri: string, signal?: AbortSignal): Promise<string | undefined>;
  /** What stands at the address. */
  stat(uri: string, signal?: AbortSignal): Promise<'file' | 'folder' | undefined>;
}

export interface Log {
  warn(message: string): void;
  debug(message: string): void;
}
