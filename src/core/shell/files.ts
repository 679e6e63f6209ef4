import { HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Redirect } from './parser.ts';

const NO_FILE = /^(?:\/dev\/(?:null|stdout|stderr|tty|fd\/\d+)|-|\d+-?)?$/;
const DISK = /^\/dev\/(?:sd|nvme|vd|xvd|hd|mapper|disk|md)|^\/proc\/sysrq-trigger$/;

/** `dd` overwrites what `of=` names. */
export function judgeDd(words: readonly string[]): Judgement {
  const target = words.find((word) => word.startsWith('of='))?.slice(3);
  return target === undefined || NO_FILE.test(target) ? HARMLESS : { ...HARMLESS, effect: 'destroy', because: `dd of=${target}` };
}

/** `tee` writes to the files it is given. */
export function judgeTee(words: readonly string[]): Judgement {
  const file = words.find((word) => !word.startsWith('-') && !NO_FILE.test(word));
  return file === undefined ? HARMLESS : { ...HARMLESS, effect: 'change', because: `tee ${file}` };
}

/** `find` by itself; what it executes is judged apart. */
export function judgeFind(words: readonly string[]): Judgement {
  if (words.includes('-delete')) return { ...HARMLESS, effect: 'destroy', because: 'find -delete' };
  return words.some((word) => word.startsWith('-fprint')) ? { ...HARMLESS, effect: 'change', because: 'find -fprint' } : HARMLESS;
}

/** Producers of nothing: `> file`, `: > file`, `cat /dev/null > file` are ways to empty it. */
function producesNothing(words: readonly string[]): boolean {
  const [name, ...rest] = words;
  if (name === undefined || name === ':' || name === 'true') return true;
  if (name === 'cat') return rest.length > 0 && rest.every((word) => word === '/dev/null');
  return name === 'echo' && rest.every((word) => word === '' || word === '-n');
}

/** What a redirection does to a file. */
export function judgeRedirect(redirect: Redirect, words: readonly string[]): Judgement {
  const { operator, target } = redirect;
  if (operator === '<' || operator === '<&' || target === '' || NO_FILE.test(target)) return HARMLESS;
  const emptied = (operator === '>' || operator === '>|') && producesNothing(words);
  const effect = emptied || DISK.test(target) ? 'destroy' : 'change';
  return { ...HARMLESS, effect, because: `${operator} ${target}` };
}
