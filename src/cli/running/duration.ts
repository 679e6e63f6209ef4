import { UsageError } from '../usage.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `30s`, `5m`, `1h30m` in milliseconds. */
export function milliseconds(option: string, text: string): number {
  const parts = [...text.matchAll(/(\d{1,6})(ms|s|m|h)/g)];
  const whole = parts.map(([part]) => part).join('');
  const sum = parts.reduce((total, [, amount, unit]) => total + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
  if (whole !== text || sum === 0) throw new UsageError(`Expected ${option} DURATION such as 30s or 5m, found “${text}”.`);
  return sum;
}
