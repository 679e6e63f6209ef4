/** A file that is read to find out where a command would go; `text` is missing where there is none. */
export interface ContextFile {
  readonly path: string;
  readonly text: string | undefined;
}

/** Reads a file, or several as one, once for as long as they live: every command of a block asks, and every guard of it. */
export function readOnce<Files extends object, Read>(read: (files: Files) => Read): (files: Files) => Read {
  const kept = new WeakMap<Files, { readonly read: Read }>();
  return (files) => {
    const before = kept.get(files);
    if (before !== undefined) return before.read;
    const now = read(files);
    kept.set(files, { read: now });
    return now;
  };
}
