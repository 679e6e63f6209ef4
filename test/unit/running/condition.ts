import { readShell } from '../../../src/core/shell/index.ts';
import type { Condition } from '../../../src/core/steps/index.ts';

/** As an annotation says it. */
export function condition(command: string): Condition {
  return { command, reading: readShell({ language: 'sh', meta: undefined, text: command, fenced: true }) };
}
