/** The keys of an INI file by section, as AWS and gcloud write them. Keys that are indented belong to the key above and are left out. */
export function readIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const name = /^\[([^\]]*)\]/.exec(line)?.[1]?.trim().replace(/\s+/g, ' ');
    const equals = line.indexOf('=');
    if (name !== undefined) {
      section = sections.get(name) ?? new Map<string, string>();
      sections.set(name, section);
    } else if (equals > 0 && !/^\s/.test(line)) {
      section.set(
        line.slice(0, equals).trim(),
        line
          .slice(equals + 1)
          .replace(/\s[#;].*$/, '')
          .trim(),
      );
    }
  }
  return sections;
}
