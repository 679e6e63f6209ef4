import * as vscode from 'vscode';
import { runningSession, type Session } from '../../core/index.ts';
import { posixShell } from '../../node/index.ts';
import { settingsFor } from '../host/settings.ts';
import { runsIn, type Attempt, type Attempts } from './attempts.ts';
import type { Obstacle } from './busy.ts';
import type { NotRun } from './execution.ts';
import { terminalPlace, type Place } from './place.ts';
import { processPlace } from './process.ts';
import { shellsInWords } from './shellNames.ts';
import { terminalFolder } from './surroundings.ts';
import type { Terminals } from './terminals.ts';

/** Where steps run, and what is in their way there. */
export class Places {
  constructor(
    private readonly terminals: Terminals,
    private readonly attempts: Attempts,
  ) {}

  /** Where the attempt runs, what is in its way there, or why it never runs. */
  async take(session: Session, attempt: Attempt, trusting: boolean): Promise<Place | Obstacle | NotRun> {
    const { terminals } = this;
    const cwd = terminalFolder(session);
    if (attempt.needs !== 'terminal') {
      const shell = posixShell(session.declared.shell);
      const found = (terminal: vscode.Terminal): void => {
        runsIn(attempt, terminal);
        terminals.note(attempt.uri, attempt.step.id, terminal);
      };
      return shell === undefined ? noShell(session) : processPlace({ shell, name: attempt.step.label, cwd, found });
    }
    const ready = await terminals.of(attempt.uri, session.title, { folder: cwd, shell: session.declared.shell });
    if (ready === undefined) return noShell(session);
    const { terminal, fresh } = ready;
    terminal.show(true);
    const readiness = fresh ? 'idle' : await terminals.readiness(terminal);
    if (readiness === 'idle' || (readiness === 'unknown' && trusting)) {
      attempt.terminal = terminal;
      return terminalPlace(ready, terminals, settingsFor(vscode.Uri.parse(attempt.uri, true)).shellIntegrationTimeout);
    }
    const occupant = await terminals.occupant(terminal);
    const why =
      readiness === 'busy'
        ? vscode.l10n.t('A program is running in the terminal “{0}”. Nothing was typed into it.', terminal.name)
        : vscode.l10n.t('It cannot be told whether the terminal “{0}” is free. Nothing was typed into it.', terminal.name);
    return obstacle({ why, terminal, occupant, uncertain: readiness === 'unknown', beside: false });
  }

  /** Another attempt, as what is in the way. */
  async heldBy({ step, terminal, needs, silent }: Attempt): Promise<Obstacle> {
    const why = vscode.l10n.t('“{0}” is running, or has not told its end. Nothing was typed into its terminal.', step.label);
    const occupant = terminal && (await this.terminals.occupant(terminal));
    return obstacle({ why, terminal, occupant, uncertain: silent, beside: needs === 'process' });
  }

  async isFree(attempt: Attempt): Promise<boolean> {
    if (this.attempts.holderInsteadOf(attempt) !== undefined) return false;
    const terminal = attempt.needs === 'terminal' ? this.terminals.current(attempt.uri) : undefined;
    return terminal === undefined || (await this.terminals.readiness(terminal)) === 'idle';
  }
}

function noShell({ declared }: Session): NotRun {
  const shells = shellsInWords(declared.shell);
  return { notRun: vscode.l10n.t('Expected {0} on this machine, found none: copy the block instead.', shells) };
}

function obstacle(found: Omit<Obstacle, 'session'>): Obstacle {
  return { ...found, session: found.occupant === undefined || found.beside ? undefined : runningSession(found.occupant) };
}
