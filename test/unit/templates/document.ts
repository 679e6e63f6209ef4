import { createService, NO_CONFIG, type Session } from '../../../src/core/index.ts';

const service = createService({
  files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
  log: {
    debug: () => undefined,
    warn(message) {
      throw new Error(message);
    },
  },
});

/** As a document that was never saved: neither a folder nor a name says what it is. */
export function open(text: string): Session {
  return service.open({ uri: 'untitled:Untitled-1', path: 'Untitled-1', text }, NO_CONFIG);
}

/** A snippet as an editor shows it at first; of a choice it shows the first. */
export function expand(snippet: string): string {
  const chosen = new Map(Array.from(snippet.matchAll(/\$\{(\d+)\|([^,|]*)/g), ([, stop = '', first = '']) => [stop, first]));
  return snippet
    .replace(/\$\{(\d+)\|[^|]*\|\}/g, (_, stop: string) => chosen.get(stop) ?? '')
    .replace(/(?<!\\)\$(\d+)/g, (_, stop: string) => chosen.get(stop) ?? '')
    .replace(
      /\\([\\$}])|\$\{\d+:((?:[^\\}]|\\.)*)\}/g,
      (_, escaped?: string, inner?: string) => escaped ?? (inner ?? '').replace(/\\([\\$}])/g, '$1'),
    );
}
