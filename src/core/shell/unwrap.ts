import { SHELLS, WRAPPERS, type Wrapper } from './programs/index.ts';

/** The command inside another: as words, or as the text of a script. */
export type Inner = { readonly words: readonly string[] } | { readonly script: string };

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Where the words of a subcommand end, or -1 where it is another one. Options before and between are passed over. */
function behind(words: readonly string[], after: string | undefined, takes: ReadonlySet<string>): number {
  const wanted = after === undefined ? [] : after.split(' ');
  let at = 0;
  for (const word of wanted) {
    while (at < words.length && words[at]?.startsWith('-') === true) at += takes.has(words[at] ?? '') ? 2 : 1;
    if (words[at] !== word) return -1;
    at += 1;
  }
  return at;
}

function scriptFrom(words: readonly string[], options: string): Inner | undefined {
  for (const option of options.split(' ')) {
    for (const [at, word] of words.entries()) {
      if (word === option && words[at + 1] !== undefined) return { script: words[at + 1] ?? '' };
      if (word.startsWith(`${option}=`)) return { script: word.slice(option.length + 1) };
    }
  }
  return undefined;
}

function rest(words: readonly string[], wrapper: Wrapper, takes: ReadonlySet<string>): readonly string[] {
  const dashes = words.indexOf('--');
  // What begins with an option there is ssh's own: `-- -N -L 8080:web:80`.
  if (wrapper.dashes === true) return dashes < 0 || words[dashes + 1]?.startsWith('-') === true ? [] : words.slice(dashes + 1);
  let left = wrapper.skip ?? 0;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    if (word.startsWith('-') && word.length > 1) {
      if (takes.has(word)) at += 1;
    } else if (!ASSIGNMENT.test(word) || left > 0) {
      if (left === 0) break;
      left -= 1;
    }
  }
  return words.slice(at);
}

function inWrapper(words: readonly string[], wrapper: Wrapper): Inner | undefined {
  const takes = new Set((wrapper.takes ?? '').split(' '));
  const from = behind(words, wrapper.after, takes);
  if (from < 0) return undefined;
  const tail = words.slice(from);
  if (wrapper.scriptOption !== undefined) return scriptFrom(tail, wrapper.scriptOption);
  const inner = rest(tail, wrapper, takes);
  if (inner.length === 0) return undefined;
  return wrapper.script === true ? { script: inner.join(' ') } : { words: inner };
}

/** `bash -c '…'`, `sh -euxc '…'`. */
function inShell(words: readonly string[]): Inner | undefined {
  const at = words.findIndex((word) => /^-[A-Za-z]*c$/.test(word));
  const script = at < 0 ? undefined : words[at + 1];
  return script === undefined ? undefined : { script };
}

/** The commands of `find … -exec rm {} \;`. */
function inFind(words: readonly string[]): Inner[] {
  const found: Inner[] = [];
  for (const [at, word] of words.entries()) {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(word)) continue;
    const tail = words.slice(at + 1);
    const end = tail.findIndex((each) => each === ';' || each === '+');
    found.push({ words: end < 0 ? tail : tail.slice(0, end) });
  }
  return found;
}

/** `--parameters commands='df -h'`, `'{"commands": ["df -h", "uptime"]}'` of Systems Manager: one script. */
function inSendCommand(words: readonly string[]): Inner[] {
  return words.flatMap((word) => {
    const [, list] = /\bcommands"?\s*[:=]\s*\[?(.*?)\]?\}?$/s.exec(word) ?? [];
    if (list === undefined) return [];
    const commands = list.split(/["']\s*,\s*["']/).map((command) => command.replace(/^\s*["']|["']\s*$/g, ''));
    return [{ script: commands.join('\n') }];
  });
}

/** The commands that `name words…` runs on somebody's behalf. */
export function innerCommands(name: string, words: readonly string[]): readonly Inner[] {
  if (name === 'find') return inFind(words);
  if (name === 'aws' && words.includes('send-command')) return inSendCommand(words);
  // It only says where the program is.
  if (name === 'command' && /^-[vV]$/.test(words[0] ?? '')) return [];
  if (SHELLS.has(name)) {
    const inner = inShell(words);
    return inner === undefined ? [] : [inner];
  }
  for (const wrapper of WRAPPERS.get(name) ?? []) {
    const inner = inWrapper(words, wrapper);
    if (inner !== undefined) return [inner];
  }
  return [];
}
