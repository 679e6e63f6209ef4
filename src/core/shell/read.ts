import { readLabel } from './label.ts';
import type { ShellReading } from './reading.ts';

/** A code block as `readShell` needs it. */
export interface ShellSource {
  /** The first word of the info string, as written. */
  readonly language: string | undefined;
  /** The rest of the info string. */
  readonly meta: string | undefined;
  readonly text: string;
  readonly fenced: boolean;
}

function copied(why: string): ShellReading {
  return {
    run: 'copy',
    why,
    script: undefined,
    commands: [],
    skippedLines: 0,
    inputs: [],
    effect: 'read',
    interactive: false,
    neverEnds: false,
    hidden: [],
    placeholderRedirects: [],
    parseError: undefined,
    units: [],
    simple: false,
    ownShell: undefined,
  };
}

/** All that a code block's text and info string tell. Pure, never throws, linear in the text. */
export function readShell(source: ShellSource): ShellReading {
  const label = readLabel(source.language);
  if (label.kind === 'other') return copied(`${label.name} is not a shell`);
  if (label.kind === 'plain') return copied('no language, and not every line is a command');
  const lines = source.text.split('\n');
  const prompted = lines.some((line) => /^\s*[$%❯] /.test(line));
  const kept = prompted ? lines.filter((line) => /^\s*[$%❯] /.test(line)).map((line) => line.replace(/^\s*[$%❯]\s+/, '')) : lines;
  const script = kept.join('\n');
  const commands = kept
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => ({ text: line.trim(), effect: /\b(delete|rm)\b/.test(line) ? ('destroy' as const) : ('read' as const), because: undefined }));
  return {
    ...copied(''),
    run: 'shell',
    why: undefined,
    script,
    commands,
    effect: commands.some((command) => command.effect === 'destroy') ? 'destroy' : 'read',
    units: commands.length === 0 ? [] : [{ text: script }],
    simple: commands.length === 1 && !script.trim().includes('\n'),
  };
}
