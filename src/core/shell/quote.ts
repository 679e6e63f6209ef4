/** A value as one word of a POSIX shell, whatever it holds. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
