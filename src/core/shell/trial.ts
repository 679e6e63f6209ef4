import { hasSubcommands, matchProgram, takesValue } from './phrases.ts';
import { PROGRAMS, SHELLS, TRIALS } from './programs/index.ts';

/**
 * Whether the program only prints its help. Many programs do what they are told and then stumble over the word (`rm -rf ./data --help` of
 * the BSDs), shells and interpreters hand it on to the code they run: so it counts where nothing but subcommands that are known stands
 * before it. `runs`: there is a command or code among the words.
 */
export function asksForHelp(name: string, words: readonly string[], runs: boolean): boolean {
  if (name.startsWith('$')) return false;
  const [first, ...more] = words;
  if (more.length === 0 && (first === '--help' || first === '--version')) return true;
  const program = PROGRAMS.get(name);
  if (program === undefined || runs || SHELLS.has(name)) return false;
  if (first === 'help') return more.length === 0 && hasSubcommands(program);
  const at = words.indexOf('--help');
  if (at <= 0) return at === 0;
  const before = words.slice(0, at);
  const match = matchProgram(program, before);
  return match.known && before.every((word) => /^[a-z][\w:-]*$/.test(word)) && match.words === before.join(' ');
}

/** Whether an option says that the program shall only show what it would do. Of several the last counts. */
export function isTrial(name: string, words: readonly string[]): boolean {
  const program = PROGRAMS.get(name);
  const trials = TRIALS.get(name);
  if (program === undefined || trials === undefined) return false;
  const dashes = words.indexOf('--');
  const own = dashes < 0 ? words : words.slice(0, dashes);
  const { plain } = matchProgram(program, own).args;
  let trial = false;
  for (const [at, word] of own.entries()) {
    if (at > 0 && takesValue(program, own[at - 1] ?? '')) continue;
    if (/^--(?:no-dry-?run|dry-?run=(?:none|false|no|0))$/.test(word)) trial = false;
    else if (trials.some(({ option, after }) => option.test(word) && (after === undefined || after.test(plain[0] ?? '')))) trial = true;
  }
  return trial;
}
