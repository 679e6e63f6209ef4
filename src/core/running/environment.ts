import { quote, type Command } from '../shell/index.ts';

/** `run.env` of `.steady.yaml` with the folder that holds it. Values are literal text but for `${workspaceFolder}` and `${NAME}`. */
export interface RunEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** Absolute path, without a slash at the end. */
  readonly folder: string;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/;
const COMMAND_WORD = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
/** Words that run the word after them. */
const CARRIERS = new Set(['sudo', 'env', 'time', 'nohup', 'xargs', 'exec', 'command']);

/**
 * A file (POSIX, as bash, zsh and dash read it) that puts the environments in force for `commands`, later ones over earlier ones. What is sent sources it, so that it wins
 * over whatever the person's start-up files set. Sourcing it again changes nothing. `undefined` where nothing is set.
 */
export function environmentText(environments: readonly RunEnvironment[], commands: readonly Command[]): string | undefined {
  const set = environments.flatMap(({ variables, folder }) =>
    Object.entries(variables)
      .filter(([name]) => NAME.test(name))
      .map(([name, value]) => assignment(name, pieces(value, folder))),
  );
  const pinned = environments.flatMap((environment) => pinnedCommandLines(environment, commands));
  return set.length === 0 ? undefined : `${[...set, ...pinned, ':'].join('\n')}\n`;
}

type Piece = { readonly text: string } | { readonly variable: string };

function pieces(value: string, folder: string): Piece[] {
  const placed = value.replaceAll('${workspaceFolder}', () => folder);
  return placed
    .split(REFERENCE)
    .flatMap((part, index): Piece[] => (index % 2 === 1 ? [{ variable: part }] : part === '' ? [] : [{ text: part }]));
}

function assignment(name: string, value: readonly Piece[]): string {
  const set = `export ${name}=${value.map(word).join('') || "''"}`;
  const self = value.findIndex((piece) => 'variable' in piece && piece.variable === name);
  if (self < 0) return set;
  // "add to what is there" once only, however often it is sourced
  const pattern = value.map((piece, index) => (index === self ? '*' : word(piece))).join('');
  return `case "\${${name}-}" in ${pattern}) ;; *) ${set} ;; esac`;
}

function word(piece: Piece): string {
  return 'text' in piece ? quote(piece.text) : `"\${${piece.variable}-}"`;
}

/**
 * Where PATH is pinned to folders, a command that stands in one of them must not be overtaken by an alias or a function of the person's
 * start-up files. Only names that the block uses and that such a folder holds are taken back.
 */
function pinnedCommandLines(environment: RunEnvironment, commands: readonly Command[]): string[] {
  const path = environment.variables['PATH'];
  if (path === undefined) return [];
  const folders = pieces(path, environment.folder)
    .flatMap((piece) => ('text' in piece ? piece.text.split(':') : []))
    .filter((folder) => folder.startsWith('/'));
  const words = [...new Set(commands.flatMap(({ text }) => commandWords(text)))];
  return folders.flatMap((folder) =>
    words.map((name) => {
      const there = `[ -x ${quote(`${folder}/${name}`)} ]`;
      return `if ${there}; then unalias ${name} 2>/dev/null; unset -f ${name} 2>/dev/null; fi`;
    }),
  );
}

/** `sudo -u x kubectl get pods` → sudo, kubectl: the words by which programs are looked up. */
function commandWords(command: string): string[] {
  const found: string[] = [];
  for (const token of command.split(/\s+/)) {
    if (!COMMAND_WORD.test(token)) continue;
    found.push(token);
    if (!CARRIERS.has(token)) break;
  }
  return found;
}
