import { fill, inputPlaces, type Answer, type InputForm, type ShellReading } from '../shell/index.ts';
import { acceptsValue, type DeclaredInput } from '../declared/index.ts';
import { plain } from '../words/index.ts';

/** One name that a block asks for, as it is put to the person. */
export interface Question {
  readonly name: string;
  readonly form: InputForm;
  /** As the author wrote it: `<pod>`, `YOUR_TOKEN`, `$NAMESPACE`. */
  readonly written: string;
  /** The lines where its value will land. */
  readonly lines: readonly string[];
  /** Never shown while it is typed, and never remembered. */
  readonly secret: boolean;
  /** What the front matter says of it. */
  readonly declared: DeclaredInput | undefined;
}

const SECRET = /pass(?:word|phrase|wd)?\b|secret|token|api[-_ ]?key|private[-_ ]?key|credential/i;

/** More lines than these say no more about where a value goes. */
const MOST_LINES = 3;

/** What is asked before the block can run, one question a name, in the order in which the names stand. */
export function questionsOf({ script, inputs }: ShellReading, declared: readonly DeclaredInput[] = []): readonly Question[] {
  if (script === undefined) return [];
  const places = inputPlaces(script);
  return inputs.map(({ name, form }) => {
    const own = places.filter((place) => place.name === name);
    const lines = own.map(({ offset }) => lineAt(script, offset));
    const first = own[0];
    const written = first === undefined ? name : script.slice(first.offset, first.offset + first.length);
    return { name, form, written: plain(written), lines: [...new Set(lines)].slice(0, MOST_LINES), ...declaredOf(name, declared) };
  });
}

/** The question that a shell asks when it has no such variable: its line is every one that reads it. */
export function variableQuestion({ script = '' }: ShellReading, name: string, declared: readonly DeclaredInput[] = []): Question {
  const lines = script.split('\n').filter((line) => line.includes(`$${name}`) || line.includes(`\${${name}}`));
  return {
    name,
    form: 'variable',
    written: `$${name}`,
    lines: lines.slice(0, MOST_LINES).map((line) => plain(line)),
    ...declaredOf(name, declared),
  };
}

function declaredOf(name: string, declared: readonly DeclaredInput[]): Pick<Question, 'secret' | 'declared'> {
  const found = declared.find((input) => input.name === name);
  return { secret: (found?.secret ?? false) || SECRET.test(name), declared: found };
}

/** Why the block cannot run with this answer; `undefined` where it can. */
export function answerProblem(reading: ShellReading, { name, form, declared }: Question, answer: Answer): string | undefined {
  if (answer.kind === 'value' && answer.value === '' && form !== 'variable') return 'Expected a value, found none.';
  const unfit = answer.kind === 'value' && declared !== undefined ? valueProblem(declared, answer.value) : undefined;
  if (unfit !== undefined) return unfit;
  const filled = fill(reading, new Map([[name, answer]]));
  return filled.kind === 'refused' ? filled.reason : undefined;
}

/** Why a value is not one that the front matter allows; a secret is not told. */
export function valueProblem(declared: DeclaredInput, value: string): string | undefined {
  if (acceptsValue(declared, value)) return undefined;
  const { choices, pattern = '', secret } = declared;
  const wanted = choices.length > 0 && !choices.includes(value) ? `one of ${choices.join(', ')}` : `what fits ${pattern}`;
  return `Expected ${plain(wanted, 200)}, found ${secret ? 'something else' : `“${plain(value, 60)}”`}.`;
}

function lineAt(script: string, offset: number): string {
  const start = script.lastIndexOf('\n', offset - 1) + 1;
  const end = script.indexOf('\n', offset);
  return plain(script.slice(start, end < 0 ? script.length : end));
}
