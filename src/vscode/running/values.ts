import * as vscode from 'vscode';
import { answerProblem, documentInputs, type DocumentInput, type Session } from '../../core/index.ts';
import { activeOrTold } from '../host/active.ts';
import type { Documents } from '../host/documents.ts';
import type { InputMemory } from './memory.ts';

/** A name of a document as a click hands it over, or as much of a tree item as says the same. */
interface Given {
  readonly uri?: unknown;
  readonly name?: unknown;
  readonly entry?: { readonly uri?: unknown };
  readonly input?: { readonly name?: unknown };
}

/** What the commands about remembered values do. */
export type ValueHandlers = Readonly<
  Record<'steady.editValue' | 'steady.forgetValue' | 'steady.forgetValues', (argument?: unknown) => unknown>
>;

export function createValueCommands(documents: Documents, memory: InputMemory): ValueHandlers {
  return {
    'steady.editValue': async (argument) => {
      const { uri, name } = inputIn(argument);
      if (uri !== undefined && name !== undefined) await editValue(documents, memory, uri, name);
    },
    'steady.forgetValue': async (argument) => {
      const { uri, name } = inputIn(argument);
      if (uri !== undefined && name !== undefined) await memory.forget(uri, name);
    },
    'steady.forgetValues': async (argument) => {
      const uri = inputIn(argument).uri ?? activeOrTold(documents)?.session.uri;
      if (uri === undefined) return;
      await memory.forget(uri);
      vscode.window.setStatusBarMessage(vscode.l10n.t('The values are forgotten'), 2000);
    },
  };
}

function inputIn(argument: unknown): { readonly uri: string | undefined; readonly name: string | undefined } {
  const { uri, name, entry, input }: Given = typeof argument === 'object' && argument !== null ? argument : {};
  const from = uri ?? (entry?.uri instanceof vscode.Uri ? entry.uri.toString() : undefined);
  const named = name ?? input?.name;
  return { uri: typeof from === 'string' ? from : undefined, name: typeof named === 'string' ? named : undefined };
}

const known = new WeakMap<readonly unknown[], readonly DocumentInput[]>();

/** Every name that the blocks of a document ask for. */
export function inputsOf(session: Session): readonly DocumentInput[] {
  const { steps } = session.procedure();
  const found = known.get(steps) ?? documentInputs(steps, session.declared.inputs);
  known.set(steps, found);
  return found;
}

/** Asks for the value of one name, checked for every place where it will land. Nothing runs. */
async function editValue(documents: Documents, memory: InputMemory, uri: string, name: string): Promise<void> {
  const session = await documents.load(vscode.Uri.parse(uri, true));
  const input = session && inputsOf(session).find(({ question }) => question.name === name);
  if (input?.question.secret === true) return;
  const problem = (value: string): string | undefined => {
    if (input === undefined) return undefined;
    const problems = input.steps.map(({ reading }) => answerProblem(reading, input.question, { kind: 'value', value }));
    return problems.find((each) => each !== undefined);
  };
  const declared = input?.question.declared;
  const prompt = [declared?.description, input?.question.lines.join(' ⏎ ')].filter(Boolean).join(' · ');
  const value =
    declared !== undefined && declared.choices.length > 0
      ? await vscode.window.showQuickPick(declared.choices, { title: name, placeHolder: prompt, ignoreFocusOut: true })
      : await vscode.window.showInputBox({
          title: name,
          value: memory.of(uri).get(name) ?? declared?.default ?? '',
          prompt,
          ignoreFocusOut: true,
          validateInput: problem,
        });
  if (value !== undefined) await memory.set(uri, name, value);
}
