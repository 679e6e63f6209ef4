import type { Intent, Session, Step } from '../../core/index.ts';

/** The block that was clicked: by its id, or by its text where lines above have moved it. The gate compares the hash. */
export function wanted(session: Session, intent: Intent): Step | undefined {
  // Nothing is run or copied from what a line scanner only guessed.
  session.settle();
  const step = session.step(intent.block);
  if (step?.hash === intent.hash) return step;
  const same = session.procedure().steps.filter(({ hash }) => hash === intent.hash);
  return same.length === 1 ? same[0] : step;
}

/** What a lens hands over, or a tree item with its intent. */
export function intentIn(argument: unknown): Intent | undefined {
  const intent = isRecord(argument) && isRecord(argument['intent']) ? argument['intent'] : argument;
  return isIntent(intent) ? intent : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isIntent(value: unknown): value is Intent {
  return isRecord(value) && ['uri', 'block', 'hash'].every((key) => typeof value[key] === 'string');
}
