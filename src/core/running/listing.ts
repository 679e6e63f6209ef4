import type { WrittenCommand } from '../shell/index.ts';
import { plain } from '../words/index.ts';
import { unattended } from './manner.ts';

/** More than these nobody looks through. */
const MOST_CHOICES = 1000;

/** Why the command that lists the choices of an input is not run; `undefined` where it may be. `destroys` are the workspace's globs. */
export function listingRefusal(from: WrittenCommand, destroys: readonly string[]): string | undefined {
  const found = unattended(from, destroys);
  return found === undefined ? undefined : `Expected a command that lists choices, found ${found}: ${plain(from.command, 80)}`;
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
