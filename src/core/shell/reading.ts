import type { Variables } from './variables.ts';

/** What a command does to the world. A block has the gravest of its commands'. */
export type Effect = 'read' | 'change' | 'destroy';

/** `shell`: runs. `ask`: looks like shell though nothing says so; the lens asks. `copy`: never runs here, `why` says it. */
export type RunKind = 'shell' | 'ask' | 'copy';

/** How a value to be filled in is written in the source. */
export type InputForm = 'angle' | 'your' | 'changeme' | 'mustache' | 'bracket' | 'variable';

export interface Input {
  /** `namespace` for `<namespace>`. */
  readonly name: string;
  readonly form: InputForm;
}

export interface Command {
  /** As it would run, on one line where it can be. */
  readonly text: string;
  readonly effect: Effect;
  /** The words that made it more than `read`, for the tooltip: "kubectl delete". */
  readonly because: string | undefined;
}

/** A character that a person cannot see or that reorders what they see; offset in UTF-16 units into the block's text. */
export interface HiddenCharacter {
  readonly offset: number;
  readonly length: number;
  /** `U+202E`. */
  readonly codePoint: string;
  /** `right-to-left override`. */
  readonly name: string;
}

/** A `<placeholder>` that the shell would read as redirections: what follows the `>` would be opened for writing. */
export interface PlaceholderRedirect {
  /** Into the block's text: from `<` to the end of the word that would be written to. */
  readonly offset: number;
  readonly length: number;
  /** `<pod>`. */
  readonly placeholder: string;
  /** `important.txt`; empty where the line ends after the placeholder. */
  readonly target: string;
}

/** A stretch of the script that is handed to the shell at once: one or more whole lines, heredoc bodies included. */
export interface Unit {
  readonly text: string;
}

/** A command that an author has written somewhere else than in a block, for Steady to run by itself. */
export interface WrittenCommand {
  /** As it is run. */
  readonly command: string;
  /** As it is read: where its `script` is another text, what was judged is not what runs. */
  readonly reading: ShellReading;
}

/** All that is known of a code block from its text and info string alone. A pure function of both, so it is cached by their hash. */
export interface ShellReading {
  readonly run: RunKind;
  /** Why it is only copied, or why it is asked: "sql is not a shell". */
  readonly why: string | undefined;
  /** What would run: prompts taken off, output left out. `undefined` for `copy`. */
  readonly script: string | undefined;
  readonly commands: readonly Command[];
  /** Lines of output that a transcript's `script` leaves out. */
  readonly skippedLines: number;
  readonly inputs: readonly Input[];
  readonly effect: Effect;
  /** Takes over the terminal: ssh, psql, vi. */
  readonly interactive: boolean;
  /** Goes on until stopped: `tail -f`, `watch`, port-forward. */
  readonly neverEnds: boolean;
  readonly hidden: readonly HiddenCharacter[];
  readonly placeholderRedirects: readonly PlaceholderRedirect[];
  /** The shell parser's complaint about `script`, with an offset into it, or about the text that says shell and holds none. */
  readonly parseError: { readonly message: string; readonly offset: number } | undefined;
  /** `script` in pieces that can be run one after another; one piece where it does not parse. Empty where there is nothing but comments. */
  readonly units: readonly Unit[];
  /**
   * Why a shell that is handed `script` would go on reading behind its end: a heredoc that never closes, an open quote, a last backslash.
   * What is written after such a script, by us or by the person, would become part of it, so that it must not run.
   */
  readonly incomplete: string | undefined;
  /** Every program that the script itself runs, in loops, substitutions and behind `sudo` or `xargs` too: the words an alias may replace. */
  readonly programs: readonly string[];
  /** Environment variables that it needs, and those that it sets for what comes after it. */
  readonly variables: Variables;
  /** One simple command on one line, which can be typed into the shell as it is. */
  readonly simple: boolean;
  /**
   * The `exit`, `exec`, `trap` or `set -e` that would end the person's own shell or change for good how it behaves: such a block needs a
   * shell of its own.
   */
  readonly ownShell: string | undefined;
  /**
   * The command that opens a shell or a session of its own (`oc debug node/x`, `psql`) though more commands follow it: the author means
   * those to be typed into that session, so that running them here, after it has ended, would be wrong.
   */
  readonly typedInside: string | undefined;
}
