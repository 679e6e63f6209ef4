import { sourceOf, versionOption, type RequiredTool, type Requirements } from '../declared/index.ts';
import { quote } from '../shell/index.ts';

/** The status of a block that was not begun, because what its document requires is not there. */
const REQUIREMENT_UNMET = 214;

/** Whether anything has to be looked for in the shell itself. */
export function requiresAnything({ tools, env }: Requirements): boolean {
  return tools.length > 0 || env.length > 0;
}

/**
 * Lines for bash, zsh and dash that look in this very shell for what a document requires, and leave with `REQUIREMENT_UNMET` where something is
 * missing; what it is stands in `report` then, a line each.
 */
export function requirementLines({ tools, env }: Requirements, report: string): readonly string[] {
  return [
    '(',
    ...COMPARING,
    ...tools.flatMap(toolLines),
    ...env.map((name) => missing(`[ -n "\${${name}-}" ]`, `Expected $${name}, found it not set: export it.`)),
    '[ "$__steady_missing" = 0 ]',
    `) >| ${quote(report)} || { __steady_status=${String(REQUIREMENT_UNMET)}; return ${String(REQUIREMENT_UNMET)}; }`,
  ];
}

function toolLines({ name, comparison = '>=', version }: RequiredTool): readonly string[] {
  const wanted = version === undefined ? name : `${name}${comparison}${version}`;
  const there = `command -v ${quote(name)} >/dev/null 2>&1`;
  const get = `install it${sourceOf(name) === undefined ? '' : `: ${sourceOf(name) ?? ''}`}`;
  const absent = missing(there, `Expected ${wanted}, found none: ${get}`);
  const asked = versionOption(name);
  if (version === undefined || asked === undefined) return [absent];
  return [
    absent,
    `if ${there}; then`,
    `  __steady_number "$(${name} ${asked} 2>&1 </dev/null)"`,
    `  __steady_compare "$__steady_found" ${version}`,
    `  case $__steady_order in ${ORDERS[comparison]}) ;; *) __steady_miss ${quote(`Expected ${wanted}, found `)}"\${__steady_found:-a version that it does not tell}"${quote(`: ${get}`)} ;; esac`,
    'fi',
  ];
}

function missing(test: string, message: string): string {
  return `${test} || __steady_miss ${quote(message)}`;
}

const ORDERS: Readonly<Record<NonNullable<RequiredTool['comparison']>, string>> = {
  '>=': 'more|same',
  '>': 'more',
  '=': 'same',
  '<': 'less',
  '<=': 'less|same',
};

/** The first number with a point in it is the version. Two versions are compared as far as the one that is wanted goes: 1.28.3 is 1.28. */
const COMPARING: readonly string[] = [
  '__steady_missing=0 __steady_found=',
  '__steady_miss() {',
  `  __steady_missing=1; printf '%s\\n' "$1"; printf 'steady: %s\\n' "$1" >&2`,
  '}',
  '__steady_number() {',
  '  __steady_rest=$1 __steady_found=',
  '  while :; do',
  '    case $__steady_rest in *[0-9]*) ;; *) __steady_found=; return ;; esac',
  '    __steady_rest=${__steady_rest#"${__steady_rest%%[0-9]*}"}',
  '    __steady_found=${__steady_rest%%[!0-9.]*}',
  '    case $__steady_found in *[0-9].[0-9]*) return ;; esac',
  '    __steady_rest=${__steady_rest#"$__steady_found"}',
  '  done',
  '}',
  '__steady_compare() {',
  '  __steady_one=$1. __steady_two=$2. __steady_order=same',
  '  [ -n "$1" ] || __steady_order=unknown',
  '  while [ "$__steady_order" = same ] && [ -n "$__steady_two" ]; do',
  '    __steady_a=${__steady_one%%.*} __steady_b=${__steady_two%%.*}',
  '    __steady_one=${__steady_one#*.} __steady_two=${__steady_two#*.}',
  '    [ "${__steady_a:-0}" -gt "$__steady_b" ] && __steady_order=more',
  '    [ "${__steady_a:-0}" -lt "$__steady_b" ] && __steady_order=less',
  '  done',
  '}',
];
