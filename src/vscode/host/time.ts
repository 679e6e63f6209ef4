/** `14:03:12`: when a run started, in the person's own time zone. */
export function timeOfDay(instant: number): string {
  return new Date(instant).toLocaleTimeString('en-GB', { hour12: false });
}
