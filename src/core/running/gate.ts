import type { Step } from '../steps/index.ts';

/** What a host must do before a block may run. Every path to a shell goes through `gate`, whatever was clicked. */
export type Gate =
  | { readonly kind: 'go' }
  /** Not here, not now: the reason is for the person. */
  | { readonly kind: 'refuse'; readonly reason: string }
  /** A modal that shows `script` whole; anything but a clear yes means no. */
  | { readonly kind: 'confirm'; readonly question: string; readonly script: string };

export interface GateRequest {
  /** The step as the document has it now; `undefined` when no such block is left. */
  readonly step: Step | undefined;
  /** The hash of the block when it was shown to the person. */
  readonly hash: string;
  readonly trusted: boolean;
  /** The document is a file of the machine that the shell runs on. */
  readonly local: boolean;
}

/** More than this cannot be counted on to be seen whole in a dialog. */
const SHOWN = { lines: 40, characters: 4000 };

export function gate({ step, hash, trusted, local }: GateRequest): Gate {
  if (!trusted) return refuse('Expected a trusted workspace, found Restricted Mode: nothing is run from it.');
  if (!local) return refuse('Expected a file of this machine, found a document from elsewhere: a terminal could not work beside it.');
  if (step === undefined)
    return refuse('Expected the block that was clicked, found none: the document has changed. Run it again from its new place.');
  const { reading } = step;
  if (reading.script === undefined) return refuse(`This block is for copying only: ${reading.why ?? 'it is not shell'}.`);
  const hidden = reading.hidden[0];
  if (hidden !== undefined)
    return refuse(
      `Expected plain text, found a hidden character (${hidden.name}, ${hidden.codePoint}): what runs would not be what you see.`,
    );
  const open = reading.inputs.find((input) => input.form === 'angle');
  if (open !== undefined) return refuse(`Expected a value, found the placeholder <${open.name}>: a shell would read it as redirections.`);
  return confirmation(step, hash, reading.script);
}

function confirmation(step: Step, hash: string, script: string): Gate {
  const { reading } = step;
  const question =
    step.hash !== hash
      ? 'The block has changed since it was shown. Run this?'
      : reading.effect === 'destroy'
        ? `This destroys: ${causes(step)}. Run it?`
        : reading.typedInside !== undefined
          ? `“${reading.typedInside}” opens a session, and the lines after it would run on this machine, not inside. Run them all?`
          : reading.inputs.length > 0
            ? `${reading.inputs.map(({ name }) => `“${name}”`).join(', ')} looks like a placeholder. Run it as it is?`
            : undefined;
  if (question === undefined) return { kind: 'go' };
  const lines = script.trimEnd().split('\n').length;
  if (script.length > SHOWN.characters || lines > SHOWN.lines)
    return refuse(`Expected a block that fits a dialog, found ${String(lines)} lines: run it in parts, or copy it.`);
  return { kind: 'confirm', question, script };
}

function causes(step: Step): string {
  const causes = step.reading.commands.filter(({ effect }) => effect === 'destroy').map(({ because, text }) => because ?? text);
  return [...new Set(causes)].join(', ') || step.label;
}

function refuse(reason: string): Gate {
  return { kind: 'refuse', reason };
}
