import type { HostLog } from './log.ts';
import { timed } from './work.ts';

/**
 * The boundary between VS Code and us: whatever a provider throws is logged and answered with `fallback`, since VS Code shows such an
 * error to nobody or to everybody. Only bugs of ours arrive here; documents never make core throw.
 */
export function guarded<Arguments extends readonly unknown[], Result>(
  log: HostLog,
  what: string,
  fallback: Result,
  provide: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  return timed(what, (...args) => {
    const failed = (error: unknown): Result => {
      log.error(`${what} failed`, error);
      return fallback;
    };
    try {
      const result = provide(...args);
      return result instanceof Promise ? (result.catch(failed) as Result) : result;
    } catch (error) {
      return failed(error);
    }
  });
}
