import type { DeclaredInput } from '../declared/index.ts';
import { plain } from '../words/index.ts';

/** More than these nobody looks through. */
const MOST_CHOICES = 1000;

/** Why the command that lists the choices of an input is not run; `undefined` where it may be. It only looks, and asks for nothing itself. */
export function listingRefusal({ command, reading }: NonNullable<DeclaredInput['from']>): string | undefined {
  const { effect, inputs, hidden, incomplete, parseError, interactive, neverEnds, script } = reading;
  const found = (what: string): string => `Expected a command that lists choices, found ${what}: ${plain(command, 80)}`;
  if (script === undefined) return found('no shell');
  if (hidden.length > 0) return found('a hidden character');
  if (effect !== 'read') return found(effect === 'destroy' ? 'one that destroys' : 'one that changes things');
  if (inputs.length > 0) return found('one that asks for a value itself');
  if (interactive || neverEnds) return found('one that does not end by itself');
  return incomplete !== undefined || parseError !== undefined ? found('one that cannot be read to its end') : undefined;
}

/**
 * The choices in what such a command has printed, one a line. `kubectl get ns -o name` says `namespace/payments`, which no `--namespace` takes:
 * where all are namespaces, the word is left out.
 */
export function choicesIn(output: string): readonly string[] {
  const lines = [...new Set(output.split(/\r\n|\r|\n/).map((line) => plain(line).trim()))].filter((line) => line !== '');
  const choices = lines.slice(0, MOST_CHOICES);
  return choices.every((line) => line.startsWith('namespace/')) ? choices.map((line) => line.slice('namespace/'.length)) : choices;
}
