/**
 * Prompts of other programs and of other machines. A line with one was typed there, so it is never run here. One line each: what the
 * prompt looks like, and whose it is.
 */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^(?:irb|pry)(?:\([^)\n]*\))?[:\d\w]*[>*]/, 'irb'],
  [/^\[\d+\] pry\b/, 'irb'],
  [/^[\w.-]+\(\w+\)>/, 'irb'],
  [/^(?:>>>|\.\.\.) /, 'Python'],
  [/^In \[\d*\]:/, 'Python'],
  [/^(?:mysql|MariaDB \[[^\]\n]*\])> ?/i, 'MySQL'],
  [/^[\w.-]+[=\-'"(*]{1,2}[#>](?: |$)/, 'psql'],
  [/^[\w.-]+:\d{2,5}(?:\[\d+\])?>/, 'Redis'],
  [/^(?:PS(?: [^>\n]*)?|[A-Za-z]:\\[^>\n]*)>/, 'PowerShell or cmd'],
  [/^[\w.-]+:(?:PRIMARY|SECONDARY|ARBITER)>/, 'MongoDB'],
  [/^(?:Atlas |Enterprise )?[\w-]+ \[[^\]\n]*\] [\w-]+>/, 'MongoDB'],
  [/^(?:\([\w.-]+\) ?)?\[[\w.-]+@[^\]\n]*\][$#%]/, 'a remote shell'],
  [/^(?:\([\w.-]+\) ?)?[\w.-]+@[\w.-][^\s$#%>]*(?: [~/][^\s$#%>]*)?[$#%>]/, 'a remote shell'],
  [/^(?:sh|bash|ash|zsh|ksh|dash)(?:-\d[\w.]*)?[$#%](?: |$)/, 'a remote shell'],
  [/^[~/][\w./~-]* ?[$%] /, 'a remote shell'],
  [/^(?:~|\/[\w-]*) ?# /, 'a remote shell'],
  [/^[A-Za-z][\w.-]*(?:\([\w-]+\))?[$#](?: |$)/, 'a remote shell'],
  [/^[A-Za-z][A-Za-z]*[\d.-][\w.-]* +\$ +\S/, 'a remote shell'],
  [/^[A-Za-z][\w./:()-]*>(?: |$)/, 'another program'],
];

/** `> flushall`: a prompt without a name. `> file` is a redirection that empties the file. */
const BARE = /^> +(\w[\w-]*)(?:\s|$)/;

/** `$mac docker ps`: the name of a machine behind the `$`. Variables that hold a program are written in capitals. */
const NAMED = /^\$([a-z][a-z0-9_]*)[ \t]+\S/;

/** A session shows few machines. */
const MOST_NAMES = 5;

/**
 * The name that every line has for its prompt, one or several: `$mac` and `$dev`. To a shell each is a variable without a value, so that the
 * rest of the line would run here. A name that the block gives a value is a variable.
 */
export function namedPrompt(lines: readonly string[], text: string): string | undefined {
  const names = lines.map((line) => NAMED.exec(line.trimStart())?.[1]);
  const [first] = names;
  if (first === undefined || names.includes(undefined)) return undefined;
  const distinct = [...new Set(names)].filter((name) => name !== undefined);
  if (distinct.length > MOST_NAMES) return undefined;
  const given = distinct.some((name) => new RegExp(`\\b(?:${name}=|(?:for|read|select)[ \\t]+(?:-\\w+[ \\t]+)?${name}\\b)`).test(text));
  return given ? undefined : `“$${first}”`;
}

/**
 * Whose prompt the line begins with: "psql". Only the block's first command can begin with a bare `> `, elsewhere that is quoted text.
 * A word that ends in `>` with nothing before it needs a blank behind it, so that `<name>` and `ls>out` are not taken for prompts.
 */
export function foreignPrompt(line: string, first: boolean): string | undefined {
  const text = line.trimStart();
  for (const [pattern, whose] of FOREIGN) if (pattern.test(text)) return whose;
  return first && BARE.test(text) && !/^> +\S*[./$]/.test(text) ? 'another program' : undefined;
}
