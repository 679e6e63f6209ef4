import type { Finding } from '../../core/index.ts';

/** What a format prints: a finding and the file it is in, as the person named it. */
export interface Located {
  readonly path: string;
  readonly finding: Finding;
}
