/**
 * The few web globals that every host of core has. core compiles with `types: []`, so that neither Node's nor the DOM's globals can slip in.
 */
interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly pathname: string;
  readonly hash: string;
  readonly search: string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
