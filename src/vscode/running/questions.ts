import * as vscode from 'vscode';
import { answerProblem, type Answer, type Question, type Step } from '../../core/index.ts';
import type { Lister } from './listing.ts';

/** What is known of a question before it is asked: the answer of last time. */
export type Remembered = ReadonlyMap<string, string>;

/** The block that asks. */
type Asking = Pick<Step, 'label' | 'reading'>;

type Said = Answer | 'back' | 'list' | undefined;

const LITERAL: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('quote'), tooltip: vscode.l10n.t('This Is Literal Text') };
const LIST: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('list-selection'), tooltip: vscode.l10n.t('List the Choices') };
const LEAVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('terminal'), tooltip: vscode.l10n.t('Leave It to the Shell') };

/**
 * Asks one question after another, with a way back; each answer is checked for the place where it will land. `undefined` when the person
 * has turned away from any of them: then nothing runs.
 */
export async function ask(
  step: Asking,
  questions: readonly Question[],
  remembered: Remembered,
  list: Lister,
): Promise<Map<string, Answer> | undefined> {
  const answers = new Map<string, Answer>();
  const listed = new Map<Question, Awaited<ReturnType<Lister>>>();
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (question === undefined) break;
    const earlier = answers.get(question.name);
    const value = earlier?.kind === 'value' ? earlier.value : (remembered.get(question.name) ?? question.declared?.default);
    const found = listed.get(question);
    const choices = question.declared?.choices ?? [];
    const place = { at, count: questions.length, value: value ?? '' };
    const said =
      isList(found) || choices.length > 0
        ? await pickOne(step, question, { ...place, choices: isList(found) ? found : choices, isListed: isList(found) })
        : await askOne(step, question, { ...place, problem: found?.problem });
    if (said === undefined) return undefined;
    if (said === 'list') listed.set(question, await list(question));
    else if (said === 'back' && isList(found)) listed.delete(question);
    else if (said === 'back') at -= 1;
    else {
      answers.set(question.name, said);
      at += 1;
    }
  }
  return answers;
}

function isList(found: Awaited<ReturnType<Lister>> | undefined): found is readonly string[] {
  return Array.isArray(found);
}

/** Where a question stands in the row of them, and the value that is offered. */
interface Place {
  readonly at: number;
  readonly count: number;
  readonly value: string;
}

interface Choosing extends Place {
  readonly choices: readonly string[];
  /** By a command: back leads to the box. */
  readonly isListed: boolean;
}

interface Asked extends Place {
  /** Why nothing could be listed. */
  readonly problem: string | undefined;
}

/** One of the choices that the front matter gives, or that its command has listed. */
function pickOne(step: Asking, question: Question, { at, count, value, choices, isListed }: Choosing): Promise<Said> {
  const pick = vscode.window.createQuickPick();
  pick.title = step.label;
  if (count > 1) {
    pick.step = at + 1;
    pick.totalSteps = count;
  }
  pick.ignoreFocusOut = true;
  pick.placeholder = promptOf(question);
  pick.items = choices.map((label) => ({ label }));
  pick.activeItems = pick.items.filter(({ label }) => label === value);
  const other = question.form === 'variable' ? LEAVE : LITERAL;
  pick.buttons = at > 0 || isListed ? [vscode.QuickInputButtons.Back, other] : [other];
  return new Promise<Said>((resolve) => {
    const done = (said: Said): void => {
      resolve(said);
      pick.dispose();
    };
    const settle = (answer: Answer): void => {
      const found = answerProblem(step.reading, question, answer);
      if (found === undefined) done(answer);
      else pick.placeholder = found;
    };
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0]?.label;
      if (chosen !== undefined) settle({ kind: 'value', value: chosen });
    });
    pick.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) done('back');
      else settle({ kind: 'literal' });
    });
    pick.onDidHide(() => {
      done(undefined);
    });
    pick.show();
  });
}

/** What the author says of the name, and where its value will land. */
function promptOf({ written, lines, declared }: Question): string {
  const where = vscode.l10n.t('{0} in: {1}', written, lines.join(' ⏎ '));
  const listed = declared?.from === undefined ? undefined : vscode.l10n.t('listed by: {0}', declared.from.command);
  return [declared?.description, where, listed].filter((part) => part !== undefined).join(' · ');
}

function askOne(step: Asking, question: Question, { at, count, value, problem: unlisted }: Asked): Promise<Said> {
  const box = vscode.window.createInputBox();
  const other = question.form === 'variable' ? LEAVE : LITERAL;
  box.title = step.label;
  // "1 of 1" says nothing.
  if (count > 1) {
    box.step = at + 1;
    box.totalSteps = count;
  }
  box.value = value;
  box.password = question.secret;
  box.ignoreFocusOut = true;
  box.placeholder = question.name;
  box.prompt = promptOf(question);
  box.validationMessage = unlisted;
  const list = question.declared?.from === undefined ? [] : [LIST];
  box.buttons = [...(at > 0 ? [vscode.QuickInputButtons.Back] : []), ...list, other];
  return new Promise<Said>((resolve) => {
    const done = (said: Said): void => {
      resolve(said);
      box.dispose();
    };
    const problem = (answer: Answer): string | undefined => answerProblem(step.reading, question, answer);
    const settle = (answer: Answer): void => {
      const found = problem(answer);
      if (found === undefined) done(answer);
      else box.validationMessage = found;
    };
    box.onDidChangeValue((typed) => {
      box.validationMessage = typed === '' ? undefined : problem({ kind: 'value', value: typed });
    });
    box.onDidAccept(() => {
      settle({ kind: 'value', value: box.value });
    });
    box.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) done('back');
      else if (button === LIST) done('list');
      else settle({ kind: 'literal' });
    });
    box.onDidHide(() => {
      done(undefined);
    });
    box.show();
  });
}
