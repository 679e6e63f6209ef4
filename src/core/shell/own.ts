import { parseShell } from './parser.ts';
import type { Redirect, SimpleCommand, TopStatement } from './parser.ts';

const ENDS = new Set(['exit', 'logout']);
/** Options that end the shell at the next failure, at the next unknown variable, after one command, or let it run nothing more. */
const ENDING = new Set(['e', 'u', 'n', 't', 'errexit', 'nounset', 'noexec', 'onecmd']);
/**
 * Options that change unseen what the person's later commands mean, so that they need a shell of their own unless the block takes them back.
 * A trace (`-x`, `-v`) is seen and ends nothing, `-a` is there to keep variables, which a shell of its own would lose; `vi` and `emacs` are
 * taste; and what an interactive shell has on already (`-m`, `-B`, `-h`, `-H`) changes nothing.
 */
const LASTING = new Set('f k p C E P T noglob keyword privileged noclobber errtrace physical functrace pipefail posix'.split(' '));
/** Options that an interactive shell has, and that are missed when they are gone. */
const MISSED = new Set(['m', 'monitor', 'history', 'B', 'braceexpand', 'h', 'hashall']);
const DEEPEST = 5;

interface Option {
  readonly on: boolean;
  readonly name: string;
}

/** `set -Eeuo pipefail` is on E, e, u and pipefail. Behind `--` stand arguments. */
function setOptions(words: readonly string[]): Option[] {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!/^[-+][A-Za-z]/.test(word)) break;
    const on = word.startsWith('-');
    for (const letter of word.slice(1)) {
      if (letter !== 'o') options.push({ on, name: letter });
      else if (words[at + 1] !== undefined) {
        at += 1;
        options.push({ on, name: (words[at] ?? '').toLowerCase().replaceAll('_', '') });
      }
    }
  }
  return options;
}

/** `shopt -s nullglob`, `setopt extended_glob`, `unsetopt nomatch`; asking what is set changes nothing. */
function shellOptions(name: string, words: readonly string[]): Option[] {
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.toLowerCase().replaceAll('_', ''));
  if (name !== 'shopt') return names.map((each) => ({ on: name === 'setopt', name: each }));
  const flags = words.filter((word) => word.startsWith('-')).join('');
  return /[su]/.test(flags) ? names.map((each) => ({ on: flags.includes('s'), name: each })) : [];
}

/** `exec > log` turns the person's own output away for good; a descriptor of its own number is nobody's loss. */
function turnsAway({ descriptor, target }: Redirect): boolean {
  if (descriptor !== undefined) return descriptor <= 2;
  return target !== '';
}

/** The words behind `builtin`, `command`; asking what a command is (`command -v exit`) is not running it. */
function bare(words: readonly string[]): readonly string[] {
  let rest = words;
  while (rest[0] === 'builtin' || rest[0] === 'command') {
    const wrapper = rest[0];
    rest = rest.slice(1);
    while (rest[0]?.startsWith('-') === true) {
      if (wrapper === 'command' && /[vV]/.test(rest[0])) return [];
      rest = rest.slice(1);
    }
  }
  return rest;
}

function setsTrap(words: readonly string[]): boolean {
  return words.length > 1 && !/^-[pl]/.test(words[0] ?? '');
}

/** Reads the commands that run in the shell itself, and which of its options they leave behind. */
class Own {
  private readonly left = new Map<string, { readonly on: boolean; readonly words: string }>();

  /** The first words that end or change the shell at once. */
  ending(commands: readonly SimpleCommand[], depth: number): string | undefined {
    for (const command of commands) {
      if (command.inShell && this.ends(command, depth)) return command.words.join(' ');
    }
    return undefined;
  }

  /** The first words whose change was not taken back. */
  lasting(): string | undefined {
    return [...this.left.values()][0]?.words;
  }

  private ends(command: SimpleCommand, depth: number): boolean {
    const [name = '', ...words] = bare(command.words);
    if (ENDS.has(name)) return true;
    switch (name) {
      case 'return':
        return !command.inFunction;
      case 'exec':
        return words.length > 0 || command.redirects.some(turnsAway);
      case 'trap':
        return setsTrap(words);
      case 'kill':
        return words.includes('$$');
      case 'eval':
        return (
          depth < DEEPEST &&
          this.ending(
            parseShell(words.join(' ')).statements.flatMap((each) => each.commands),
            depth + 1,
          ) !== undefined
        );
      case 'set':
        return this.options(setOptions(words), command, false);
      case 'shopt':
      case 'setopt':
      case 'unsetopt':
        return this.options(shellOptions(name, words), command, true);
      case 'emulate':
        return words.some((word) => !word.startsWith('-')) && !words.some((word) => /^-\w*L/.test(word));
      default:
        return false;
    }
  }

  private options(options: readonly Option[], command: SimpleCommand, lasting: boolean): boolean {
    for (const { on, name } of options) {
      if (!lasting && on && ENDING.has(name)) return true;
      const before = this.left.get(name);
      if (before !== undefined && before.on !== on) this.left.delete(name);
      else if (lasting || (on ? LASTING.has(name) : MISSED.has(name))) this.left.set(name, { on, words: command.words.join(' ') });
    }
    return false;
  }
}

/**
 * The words that end the person's own shell, or change it for good, outside subshells and pipelines. A function's body counts, since it
 * runs in the shell that calls it; only its `return` is its own.
 */
export function ownShellWords(statements: readonly TopStatement[]): string | undefined {
  const own = new Own();
  return (
    own.ending(
      statements.flatMap((statement) => statement.commands),
      0,
    ) ?? own.lasting()
  );
}
