import type { InputPlace } from './inputs.ts';

/** A placeholder as the shell would read it, offsets into the script. */
export interface Redirected {
  readonly offset: number;
  readonly end: number;
  readonly placeholder: string;
  readonly target: string;
}

const TARGET = /(?:[ \t]|\\\n)*((?:[^\s;|&<>()'"\\`]|\\[^\n]|'[^'\n]*'|"[^"\n]*")*)/y;

/**
 * Each unquoted `<name>` as a shell reads it: input from `name`, and the next word opened for writing. The word follows the blanks after
 * `>`, or stands directly behind it as in `https://<host>/path`.
 */
export function redirectedPlaceholders(script: string, places: readonly InputPlace[]): readonly Redirected[] {
  const found: Redirected[] = [];
  for (const place of places) {
    if (place.form !== 'angle' || (place.zone !== 'plain' && place.zone !== 'nested')) continue;
    const behind = place.offset + place.length;
    TARGET.lastIndex = behind + (/^[>|&]/.test(script.slice(behind, behind + 1)) ? 1 : 0);
    const match = TARGET.exec(script);
    const raw = match?.[1] ?? '';
    const target = raw.startsWith('#') && TARGET.lastIndex - raw.length > behind ? '' : raw;
    const end = target === '' || match === null ? behind : match.index + match[0].length;
    found.push({ offset: place.offset, end, placeholder: script.slice(place.offset, behind), target });
  }
  return found;
}
