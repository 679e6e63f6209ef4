/** What a paste has lost, in the order in which a message names it. */
export type Kind = 'heading' | 'command' | 'step' | 'bullet' | 'fence' | 'button';

/** One thing that was lost. Lines are those of the closed text. */
export interface Loss {
  readonly kind: Kind;
  readonly line: number;
  /** Enough by itself to say that the document has lost its structure; the others are believed only beside such a one. */
  readonly sure: boolean;
}

/** A list item as it stands, or as it will stand where a paste has lost it. */
export interface Step {
  readonly line: number;
  readonly endLine: number;
  readonly indent: number;
  /** `undefined` for a bullet. */
  readonly number: number | undefined;
  /** `.` or `)`; the bullet itself for a bullet. */
  readonly mark: string;
  readonly text: string;
  /** It is no item for Markdown. */
  readonly lost: boolean;
}

/** Steps that are counted together: nothing but commands stands between them. */
export interface Run {
  readonly steps: Step[];
  /** It has lost a command or a step, so that indentation and numbers may be wrong. */
  lossy: boolean;
}

/** Commands that stand as text, from the residue of the page above them to their last line. */
export interface Commands {
  readonly from: number;
  readonly to: number;
  readonly code: readonly string[];
  readonly language: string;
  readonly step: Step | undefined;
}

/** All that was lost, and what mending it needs. */
export interface Losses {
  readonly losses: readonly Loss[];
  readonly runs: readonly Run[];
  readonly commands: readonly (Commands & { readonly sure: boolean })[];
}
