import { GRAVITY } from './phrases.ts';
import type { Effect } from './reading.ts';

/** What a command does, and what made it so. */
export interface Judgement {
  readonly effect: Effect;
  readonly because: string | undefined;
  readonly interactive: boolean;
  readonly endless: boolean;
  /** It opens a shell or a client, into which what follows may be meant to be typed; an editor or a pager does not. */
  readonly session: boolean;
}

export const HARMLESS: Judgement = { effect: 'read', because: undefined, interactive: false, endless: false, session: false };
/** Opens a shell or a client and waits there. */
export const SESSION: Judgement = { ...HARMLESS, interactive: true, session: true };

/** Both together: the graver effect with its reason. */
export function fold(one: Judgement, other: Judgement): Judgement {
  const worse = GRAVITY[other.effect] > GRAVITY[one.effect];
  return {
    effect: worse ? other.effect : one.effect,
    because: worse ? other.because : (one.because ?? other.because),
    interactive: one.interactive || other.interactive,
    endless: one.endless || other.endless,
    session: one.session || other.session,
  };
}
