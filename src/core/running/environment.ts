import { quote } from '../shell/index.ts';

/** `run.env` of `.steady.yaml` with the folder that holds it. Values are literal text but for `${workspaceFolder}` and `${NAME}`. */
export interface RunEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** Absolute path, without a slash at the end. */
  readonly folder: string;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/;
const PROGRAM = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;

/**
 * A file (POSIX, as bash, zsh and dash read it) that puts the environments in force for the `programs` that are run. What is sent sources it, so that it wins
 * over whatever the person's start-up files set. Sourcing it again changes nothing. `undefined` where nothing is set.
 */
export function environmentText(environments: readonly RunEnvironment[], programs: readonly string[]): string | undefined {
  const set = environments.flatMap(({ variables, folder }) =>
    Object.entries(variables)
      .filter(([name]) => NAME.test(name))
      .map(([name, value]) => assignment(name, pieces(value, folder))),
  );
  const pinned = environments.flatMap((environment) => pinnedCommandLines(environment, programs));
  return set.length === 0 ? undefined : `${[...set, ...pinned, ':'].join('\n')}\n`;
}

/** The variables that a program gets once the environments are in force over `base`. */
export function appliedEnvironment(
  environments: readonly RunEnvironment[],
  base: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const applied = { ...base };
  for (const { variables, folder } of environments)
    for (const [name, value] of Object.entries(variables))
      if (NAME.test(name))
        applied[name] = pieces(value, folder)
          .map((piece) => ('text' in piece ? piece.text : (applied[piece.variable] ?? '')))
          .join('');
  return applied;
}

/** Literal text, never read again, or a variable as the shell has it. */
type Piece = { readonly text: string } | { readonly variable: string };

function pieces(value: string, folder: string): Piece[] {
  const found: Piece[] = [];
  for (const [index, part] of value.split(REFERENCE).entries()) {
    const piece: Piece = index % 2 === 0 ? { text: part } : part === 'workspaceFolder' ? { text: folder } : { variable: part };
    const last = found.at(-1);
    if ('text' in piece && last !== undefined && 'text' in last) found[found.length - 1] = { text: last.text + piece.text };
    else if (!('text' in piece) || piece.text !== '') found.push(piece);
  }
  return found;
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
 * Where PATH is pinned to folders, a program that stands in one of them must not be overtaken by an alias or a function of the person's
 * start-up files. Only names that the document runs and that such a folder holds are taken back.
 */
function pinnedCommandLines(environment: RunEnvironment, programs: readonly string[]): string[] {
  const path = environment.variables['PATH'];
  if (path === undefined) return [];
  const folders = pieces(path, environment.folder)
    .flatMap((piece) => ('text' in piece ? piece.text.split(':') : []))
    .filter((folder) => folder.startsWith('/'));
  const names = [...new Set(programs)].filter((name) => PROGRAM.test(name));
  return folders.flatMap((folder) =>
    names.map((name) => {
      const there = `[ -x ${quote(`${folder}/${name}`)} ]`;
      return `if ${there}; then unalias ${name} 2>/dev/null; unset -f ${name} 2>/dev/null; fi`;
    }),
  );
}
