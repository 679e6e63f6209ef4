import { forEachChild, parse } from 'unbash';
import type { Assignment, Command, CommandArgument, HereDoc, ParsedScript, Redirection, Statement, SyntaxNode } from 'unbash';

/**
 * The only file that knows the parser. Its tree is read once into flat lists, so that another parser could take its place and so that no
 * rule about commands needs a knowledge of trees.
 */

export interface Redirect {
  readonly operator: string;
  readonly target: string;
  /** The number before the operator; `undefined` where there is none. */
  readonly descriptor: number | undefined;
}

/** A program with its arguments, wherever it stands: in a pipeline, a loop, `$(…)`. */
export interface SimpleCommand {
  /** As the program gets them, as far as the text tells: quotes taken off, expansions as they are written. Empty: assignments only. */
  readonly words: readonly string[];
  /** The same words as they are written. */
  readonly written: readonly string[];
  /** `NAME=value` in front of it and behind `export`, quotes taken off. */
  readonly assignments: readonly Assigned[];
  readonly redirects: readonly Redirect[];
  /** Standard input that is written in the script: a heredoc or a here-string. */
  readonly given: string | undefined;
  /** The command whose output it reads. */
  readonly from: SimpleCommand | undefined;
  /** Runs in the shell that reads the script: not in a subshell, pipeline or substitution, nor in the background. */
  readonly inShell: boolean;
  /** In the body of a function, which runs when it is called. */
  readonly inFunction: boolean;
  readonly background: boolean;
  /** It reads from something other than the terminal because of what surrounds it: `… | while read line`. */
  readonly fed: boolean;
}

export interface Assigned {
  readonly name: string;
  readonly value: string;
}

/** A top-level statement: a pipeline, an `&&` chain, a loop. */
export interface TopStatement {
  readonly start: number;
  /** Behind its heredocs' bodies. */
  readonly end: number;
  readonly commands: readonly SimpleCommand[];
  /** One program with its arguments and no operator around it. */
  readonly simple: boolean;
  /** A loop that nothing in it ends. */
  readonly endless: boolean;
}

export interface ParsedShell {
  readonly statements: readonly TopStatement[];
  /** The word that a heredoc waits for to the end of the script. The parser has no complaint about that. */
  readonly openHeredoc: string | undefined;
  /** All of the parser's complaints; what an unfinished script waits for may be behind the first. */
  readonly complaints: readonly string[];
  readonly error: { readonly message: string; readonly offset: number } | undefined;
}

interface Surroundings {
  readonly inShell: boolean;
  readonly inFunction: boolean;
  readonly background: boolean;
  readonly fed: boolean;
  /** Substitutions around it. */
  readonly depth: number;
}

/** Mutable while one top-level statement is read. */
interface Gathering {
  readonly commands: SimpleCommand[];
  end: number;
  endless: boolean;
  tooDeep: boolean;
  openHeredoc: string | undefined;
}

/** The parser reads the text of a substitution again on every level, so that deep nesting costs its square. */
const DEEPEST_SUBSTITUTION = 12;
const TOO_DEEP = 'too deeply nested';

const LEAVES_LOOP = new Set(['break', 'exit', 'return', 'exec']);

function given(redirects: readonly Redirection[]): string | undefined {
  for (const redirect of redirects) {
    if (redirect.type === 'HereDoc') return redirect.body.text;
    if (redirect.type === 'HereString') return redirect.target?.value ?? '';
  }
  return undefined;
}

function plainRedirects(redirects: readonly Redirection[]): Redirect[] {
  const found: Redirect[] = [];
  for (const redirect of redirects) {
    if (redirect.type !== 'Redirect') continue;
    const written = redirect.descriptor;
    // For `{name}>file` bash picks a number from 10 on.
    const descriptor = written?.type === 'FileDescriptorVariable' ? 10 : written?.value;
    found.push({ operator: redirect.operator, target: redirect.target?.value ?? '', descriptor });
  }
  return found;
}

function assigned(part: Assignment | Redirection | CommandArgument): readonly Assigned[] {
  return part.type === 'Assignment' && part.value.type === 'Word' ? [{ name: part.name, value: part.value.value }] : [];
}

function heredocEnd(heredoc: HereDoc): number {
  return Math.max(heredoc.end, heredoc.body.end, heredoc.closing?.end ?? 0);
}

const APART = { inShell: false, background: true };

class Walk {
  private readonly into: Gathering;

  constructor(into: Gathering) {
    this.into = into;
  }

  visit(node: SyntaxNode, around: Surroundings): void {
    switch (node.type) {
      case 'Statement':
        this.visit(node.command, node.background === true ? { ...around, ...APART } : around);
        return;
      case 'Coproc':
        this.children(node, { ...around, ...APART });
        return;
      case 'Pipeline':
        this.pipeline(node.commands, around);
        return;
      case 'Command':
        this.command(node, around, undefined);
        return;
      case 'Redirected':
        this.children(node, {
          ...around,
          fed: around.fed || node.redirects.some((redirect) => redirect.type !== 'Redirect' || redirect.operator === '<'),
        });
        return;
      case 'HereDoc':
        this.heredoc(node, around);
        break;
      case 'While':
        this.loop(node, around, this.never(node.kind, node.clause.commands));
        return;
      case 'ArithmeticFor':
        this.loop(node, around, node.test === undefined);
        return;
      case 'Subshell':
      case 'Function':
        this.children(node, { ...around, ...(node.type === 'Function' ? { inFunction: true } : { inShell: false }) });
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution':
      case 'ArithmeticCommandExpansion':
        if (around.depth >= DEEPEST_SUBSTITUTION) this.into.tooDeep = true;
        else this.children(node, { ...around, inShell: false, depth: around.depth + 1 });
        return;
      default:
        break;
    }
    this.children(node, around);
  }

  private heredoc(node: HereDoc, around: Surroundings): void {
    this.into.end = Math.max(this.into.end, heredocEnd(node));
    // In a substitution the parenthesis that ends it ends the heredoc too.
    if (node.closing === undefined && around.depth === 0) this.into.openHeredoc ??= node.delimiter?.value ?? '';
  }

  private children(node: SyntaxNode, around: Surroundings): void {
    forEachChild(node, (child) => {
      this.visit(child, around);
    });
  }

  private pipeline(commands: readonly SyntaxNode[], around: Surroundings): void {
    const inside = commands.length > 1 ? { ...around, inShell: false } : around;
    let from: SimpleCommand | undefined;
    for (const command of commands) {
      if (command.type === 'Command') from = this.command(command, inside, from);
      else {
        this.visit(command, from === undefined ? inside : { ...inside, fed: true });
        from = this.into.commands.at(-1);
      }
    }
  }

  private command(node: Command, around: Surroundings, from: SimpleCommand | undefined): SimpleCommand {
    const words = node.name === undefined ? [] : [node.name.value];
    const written = node.name === undefined ? [] : [node.name.text];
    for (const argument of node.args) {
      words.push(argument.type === 'Word' ? argument.value : argument.text);
      written.push(argument.text);
    }
    const redirects = node.redirects;
    const command: SimpleCommand = {
      words,
      written,
      assignments: [...node.prefix, ...node.args].flatMap(assigned),
      redirects: redirects.length === 0 ? [] : plainRedirects(redirects),
      given: redirects.length === 0 ? undefined : given(redirects),
      from,
      inShell: around.inShell,
      inFunction: around.inFunction,
      background: around.background,
      fed: around.fed,
    };
    this.into.commands.push(command);
    this.children(node, { ...around, inShell: false });
    return command;
  }

  private loop(node: SyntaxNode, around: Surroundings, never: boolean): void {
    const before = this.into.commands.length;
    this.children(node, around);
    const leaves = this.into.commands.slice(before).some((command) => LEAVES_LOOP.has(command.words[0] ?? ''));
    if (never && !leaves && !around.background) this.into.endless = true;
  }

  /** `while true`, `while :`, `while sleep 5`, `until false`. */
  private never(kind: 'while' | 'until', clause: readonly Statement[]): boolean {
    const command = clause.at(-1)?.command;
    const name = command?.type === 'Command' ? command.name?.value : undefined;
    return kind === 'while' ? name === 'true' || name === ':' || name === 'sleep' || name === '1' : name === 'false';
  }
}

type ReadStatement = TopStatement & Pick<Gathering, 'tooDeep' | 'openHeredoc'>;

function topStatement(node: Statement): ReadStatement {
  const into: Gathering = { commands: [], end: node.end, endless: false, tooDeep: false, openHeredoc: undefined };
  new Walk(into).visit(node, { inShell: true, inFunction: false, background: false, fed: false, depth: 0 });
  return {
    start: node.pos,
    end: into.end,
    commands: into.commands,
    simple: node.command.type === 'Command' && node.background !== true,
    endless: into.endless,
    tooDeep: into.tooDeep,
    openHeredoc: into.openHeredoc,
  };
}

/**
 * Where an opening parenthesis was passed over. The parser (6.0.4) drops one behind a word without a complaint: `a (b`, which bash refuses.
 * No other construct leaves one between two statements or between the words of a command.
 */
function strayParenthesis(script: string, tree: ParsedScript, statements: readonly TopStatement[]): number {
  const gaps: [number, number][] = [];
  let from = 0;
  for (const [at, statement] of statements.entries()) {
    gaps.push([from, statement.start]);
    from = Math.max(from, statement.end);
    const node = tree.commands[at]?.command;
    if (node?.type === 'Command') gaps.push(...wordGaps(node));
  }
  gaps.push([from, script.length]);
  for (const [start, end] of gaps) {
    const at = script
      .slice(start, end)
      .replace(/(^|\s)#[^\n]*/g, (comment) => ' '.repeat(comment.length))
      .indexOf('(');
    if (at >= 0) return start + at;
  }
  return -1;
}

function wordGaps(node: Command): [number, number][] {
  const parts = [...node.prefix, ...(node.name === undefined ? [] : [node.name]), ...node.suffix];
  return parts.slice(1).map((part, at) => [parts[at]?.end ?? part.pos, part.pos]);
}

function problem(script: string, tree: ParsedScript, statements: readonly ReadStatement[]): ParsedShell['error'] {
  const first = tree.errors?.[0];
  if (first !== undefined) return { message: first.message, offset: Math.min(first.pos, script.length) };
  const deep = statements.find((statement) => statement.tooDeep);
  if (deep !== undefined) return { message: TOO_DEEP, offset: deep.start };
  const stray = script.includes('(') ? strayParenthesis(script, tree, statements) : -1;
  return stray < 0 ? undefined : { message: "unexpected token '('", offset: stray };
}

/** Reads a script as bash would. Never throws: what is too deeply nested comes back as an error without statements. */
export function parseShell(script: string): ParsedShell {
  try {
    const tree: ParsedScript = parse(script);
    const statements = tree.commands.map(topStatement);
    const openHeredoc = statements.find((statement) => statement.openHeredoc !== undefined)?.openHeredoc;
    const complaints = tree.errors?.map((each) => each.message) ?? [];
    return { statements, openHeredoc, complaints, error: problem(script, tree, statements) };
  } catch {
    return { statements: [], openHeredoc: undefined, complaints: [], error: { message: TOO_DEEP, offset: 0 } };
  }
}
