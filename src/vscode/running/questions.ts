import * as vscode from 'vscode';
import { answerProblem, type Answer, type Question, type Step } from '../../core/index.ts';

/** What is known of a question before it is asked: the answer of last time. */
export type Remembered = ReadonlyMap<string, string>;

/** The block that asks. */
type Asking = Pick<Step, 'label' | 'reading'>;

type Said = Answer | 'back' | undefined;

const LITERAL: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('quote'), tooltip: vscode.l10n.t('This Is Literal Text') };
const LEAVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('terminal'), tooltip: vscode.l10n.t('Leave It to the Shell') };

/**
 * Asks one question after another, with a way back; each answer is checked for the place where it will land. `undefined` when the person
 * has turned away from any of them: then nothing runs.
 */
export async function ask(step: Asking, questions: readonly Question[], remembered: Remembered): Promise<Map<string, Answer> | undefined> {
  const answers = new Map<string, Answer>();
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (question === undefined) break;
    const earlier = answers.get(question.name);
    const value = earlier?.kind === 'value' ? earlier.value : remembered.get(question.name);
    const said = await askOne(step, question, { at, count: questions.length, value: value ?? '' });
    if (said === undefined) return undefined;
    if (said === 'back') at -= 1;
    else {
      answers.set(question.name, said);
      at += 1;
    }
  }
  return answers;
}

function askOne(step: Asking, question: Question, { at, count, value }: { at: number; count: number; value: string }): Promise<Said> {
  const box = vscode.window.createInputBox();
  const other = question.form === 'variable' ? LEAVE : LITERAL;
  box.title = step.label;
  if (count > 1) {
    box.step = at + 1;
    box.totalSteps = count;
  }
  box.value = value;
  box.password = question.secret;
  box.ignoreFocusOut = true;
  box.placeholder = question.name;
  box.prompt = vscode.l10n.t('{0} in: {1}', question.written, question.lines.join(' ⏎ '));
  box.buttons = at > 0 ? [vscode.QuickInputButtons.Back, other] : [other];
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
      else settle({ kind: 'literal' });
    });
    box.onDidHide(() => {
      done(undefined);
    });
    box.show();
  });
}
