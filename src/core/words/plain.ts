const LONGEST = 80;

/**
 * Text of a document as it may stand in a name, a message or a label: on one line, without characters that nobody sees or that turn the
 * line round, without what hosts read as a link (VS Code runs `[x](command:…)` in its messages), and not longer than a glance.
 */
export function plain(text: string, longest = LONGEST): string {
  const seen = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replace(/\](?=\()/g, '] ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return seen.length <= longest ? seen : `${seen.slice(0, longest - 1).trimEnd()}…`;
}
