import { parseArgs } from 'node:util';

import { lint, SEVERITIES } from './commands/lint.ts';
import { list } from './commands/list.ts';
import { formats, type Format } from './formats/index.ts';
import { USAGE, UsageError } from './usage.ts';

const OPTIONS = {
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'warning' },
  'stdin-path': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Which options each command takes, besides those that say what to read. */
const TAKES: Readonly<Record<string, readonly string[]>> = { list: ['json'], lint: ['format', 'fail-on'] };
const ALWAYS = ['as', 'stdin-path', 'help'];

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals, tokens } = parse(argv);
  const [command, ...paths] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const takes = TAKES[command ?? ''];
  if (takes === undefined)
    throw new UsageError(
      `Expected a command (${Object.keys(TAKES).join(', ')}), found ${command === undefined ? 'none' : `“${command}”`}.`,
    );
  for (const token of tokens) {
    if (token.kind === 'option' && ![...takes, ...ALWAYS].includes(token.name))
      throw new UsageError(`“steady ${command ?? ''}” takes no --${token.name}.`);
  }
  const reading = { paths, as: values.as, stdinPath: values['stdin-path'] };
  if (command === 'list') return list(reading, values.json);
  return lint(
    reading,
    oneOf('--format', values.format, Object.keys(formats) as Format[]),
    oneOf('--fail-on', values['fail-on'], SEVERITIES),
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
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
    const usage = error instanceof UsageError;
    process.stderr.write(
      usage ? `steady: ${error.message}\n${USAGE}` : `steady: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
