import { parseArgs } from 'node:util';
import { nearest, type Effect } from '../core/index.ts';
import { explain } from './commands/explain.ts';
import { fix } from './commands/fix.ts';
import { init } from './commands/init.ts';
import { lint, SEVERITIES } from './commands/lint.ts';
import { list } from './commands/list.ts';
import { create } from './commands/new.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { formats, type Format } from './formats/index.ts';
import { milliseconds } from './running/duration.ts';
import { usage, UsageError } from './usage.ts';

const OPTIONS = {
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'warning' },
  baseline: { type: 'string' },
  'changed-since': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'stdin-path': { type: 'string' },
  set: { type: 'string', multiple: true, default: [] as string[] },
  inputs: { type: 'string' },
  from: { type: 'string' },
  allow: { type: 'string', default: 'read' },
  'on-error': { type: 'string', default: 'stop' },
  timeout: { type: 'string' },
  context: { type: 'string' },
  log: { type: 'string' },
  template: { type: 'string' },
  title: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

interface Command {
  readonly takes: readonly (keyof typeof OPTIONS)[];
  readonly run: (words: readonly string[], values: Values) => number | Promise<number>;
}

/** What says what to read, for every command that reads documents. */
const READING = ['as', 'stdin-path'] as const;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['list', { takes: [...READING, 'json'], run: (paths, values) => list(reading(paths, values), values.json) }],
  [
    'lint',
    {
      takes: [...READING, 'format', 'fail-on', 'baseline', 'changed-since'],
      run: (paths, values) =>
        lint({
          reading: reading(paths, values),
          format: oneOf('--format', values.format, Object.keys(formats) as Format[]),
          failOn: oneOf('--fail-on', values['fail-on'], SEVERITIES),
          baseline: values.baseline,
        }),
    },
  ],
  ['fix', { takes: [...READING, 'dry-run'], run: (paths, values) => fix(reading(paths, values), values['dry-run']) }],
  [
    'run',
    {
      takes: ['as', 'json', 'dry-run', 'set', 'inputs', 'from', 'allow', 'context', 'on-error', 'timeout', 'log'],
      run: (targets, values) => {
        if (targets.length === 0) throw new UsageError('Expected a file to run, found none.');
        return run({
          targets,
          as: values.as,
          set: values.set,
          inputs: values.inputs,
          from: values.from,
          allow: oneOf<Effect>('--allow', values.allow, ['read', 'change', 'destroy']),
          context: values.context,
          onError: oneOf<'stop' | 'continue'>('--on-error', values['on-error'], ['stop', 'continue']),
          timeout: values.timeout === undefined ? undefined : milliseconds('--timeout', values.timeout),
          dryRun: values['dry-run'],
          json: values.json,
          log: values.log,
        });
      },
    },
  ],
  ['new', { takes: ['template', 'title', 'out'], run: (kinds, { template, title, out }) => create(kinds, { template, title, out }) }],
  ['explain', { takes: [], run: (names) => explain(names) }],
  ['init', { takes: ['dry-run'], run: (words, values) => init(words, values['dry-run']) }],
  ['schema', { takes: [], run: (names) => schema(names) }],
]);

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals, tokens } = parse(argv);
  const [name, ...words] = positionals;
  if (values.help) {
    process.stdout.write(usage());
    return 0;
  }
  const command = COMMANDS.get(name ?? '');
  if (command === undefined)
    throw new UsageError(`Expected a command (${[...COMMANDS.keys()].join(', ')}), found ${found(name, [...COMMANDS.keys()])}.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !command.takes.includes(token.name))
      throw new UsageError(`“steady ${name ?? ''}” takes no --${token.name}${taken(command)}.`);
  }
  return command.run(words, values);
}

function reading(paths: readonly string[], values: Values): Parameters<typeof list>[0] {
  return { paths, as: values.as, stdinPath: values['stdin-path'], changedSince: values['changed-since'] };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    const options = Object.keys(OPTIONS);
    const unknown = argv.map((word) => /^--([^=]+)/.exec(word)?.[1]).find((option) => option !== undefined && !options.includes(option));
    if (isUnknownOption(error) && unknown !== undefined)
      throw new UsageError(
        `Expected an option, found ${found(
          `--${unknown}`,
          options.map((option) => `--${option}`),
        )}.`,
        { cause: error },
      );
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function isUnknownOption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
}

/** What stands in the place of one of `known`, with the one that was probably meant. */
function found(word: string | undefined, known: readonly string[]): string {
  const near = word === undefined ? undefined : nearest(word, known);
  return `${word === undefined ? 'none' : `“${word}”`}${near === undefined ? '' : `; the nearest is ${near}`}`;
}

function taken({ takes }: Command): string {
  return takes.length === 0 ? ' and no other option' : `, but ${takes.map((option) => `--${option}`).join(', ')}`;
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new UsageError(`Expected ${option} ${choices.join('|')}, found “${value}”.`);
  return choice;
}

// `steady list … | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const slip = error instanceof UsageError;
    process.stderr.write(
      slip
        ? `steady: ${error.message}\n“steady --help” has all commands and options.\n`
        : `steady: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
