/** What is being written where the cursor stands, so far as we can complete it. `from` is the column where what is replaced begins. */
export type Asked =
  /** `../run` in a link: the folder that was typed, and the name after it. */
  | { readonly kind: 'file'; readonly from: number; readonly folder: string }
  /** `#` in a link; `path` is empty for the document's own. */
  | { readonly kind: 'anchor'; readonly from: number; readonly path: string }
  | { readonly kind: 'label' | 'language' | 'directive' | 'rule'; readonly from: number };

/** More of a line than this is no link that somebody is writing. */
const LONGEST = 500;

/** `before` is the line up to the cursor; `inBlock` where it is a line inside a code block, in which nothing is completed. */
export function askedAt(before: string, inBlock: boolean): Asked | undefined {
  if (inBlock) return undefined;
  return inComment(before) ?? onFence(before) ?? inLink(before);
}

/** `<!-- steady-disable-next-line runbook/broken-link reason -->`: the directive, then rules; from the first other word on it is a reason. */
function inComment(before: string): Asked | undefined {
  const start = before.lastIndexOf('<!--');
  const text = start === -1 ? '' : before.slice(start + 4, start + 4 + LONGEST);
  if (start === -1 || text.includes('-->') || before.length - start > LONGEST) return undefined;
  const words = text.split(/\s+/);
  const last = words.pop() ?? '';
  const from = before.length - last.length;
  const whole = words.filter((word) => word !== '');
  if (whole.length === 0) return text === '' ? undefined : { kind: 'directive', from };
  const [directive = '', ...rules] = whole;
  const listed = /^steady-(?:disable|enable)/.test(directive) && rules.every((word) => /^[a-z]+\/[a-z0-9-]+$/.test(word));
  return listed ? { kind: 'rule', from } : undefined;
}

/** Behind a fence that opens a block, in lists and quotes too. */
function onFence(before: string): Asked | undefined {
  const found = /^[\s>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*([\w+-]*)$/.exec(before.slice(0, LONGEST));
  return found === null || before.length > LONGEST ? undefined : { kind: 'language', from: before.length - (found[1] ?? '').length };
}

/** `[text](address`, `[text][label` and `[label]: address`. */
function inLink(before: string): Asked | undefined {
  const label = before.lastIndexOf('][');
  if (label !== -1 && !before.includes(']', label + 2)) return { kind: 'label', from: label + 2 };
  const opened = before.lastIndexOf('](');
  const definition = /^ {0,3}\[[^\]]+\]: */.exec(before.slice(0, LONGEST));
  const from = opened !== -1 ? opened + 2 : (definition?.[0].length ?? -1);
  const address = from === -1 ? '' : before.slice(from);
  // Behind a blank comes the title; an address of the web or of a site's root is nothing of the workspace's.
  if (from === -1 || /[\s)<>]|^[a-z][a-z0-9+.-]*:|^\//i.test(address) || address.length > LONGEST) return undefined;
  const hash = address.indexOf('#');
  if (hash !== -1) return { kind: 'anchor', from: from + hash + 1, path: address.slice(0, hash) };
  const slash = address.lastIndexOf('/');
  return { kind: 'file', from: from + slash + 1, folder: address.slice(0, slash + 1) };
}
