import { addressRange, anchorsFrom, readAnchors, type Anchors, type Definition, type Link } from '../../markdown/index.ts';
import type { Reading } from '../../room.ts';
import { defineRule, type Lookups, type Report, type RuleContext, type RuleDocument } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';
import { nearest } from '../../words/index.ts';
import { addresses, namesFile, namesMarkdown, relativeTarget, type Target } from '../target.ts';

type Model = Pick<Reading, 'elements'>;

/** For so many anchors of a document the nearest heading is looked for, so that a hostile one costs no more. */
const MOST_SUGGESTIONS = 20;

export const brokenLink = defineRule<Model>({
  id: 'runbook/broken-link',
  severity: 'warning',
  title: 'A link to a file or a heading that is not there',
  why: `Whoever follows a link in the middle of an incident has no time to search. Relative links to files are looked up next to the document,
and \`#anchors\` among the headings of the page that they lead to. Addresses on the web, of a site's root and made by templates are left alone,
and so is what a site generator may make: only a file with an ending such as \`.md\` or \`.png\` is missed.`,
  examples: [
    {
      text: '# Runbook: Failover\n\nSee [the checks](../checks.md) and [who to call](contacts.md).\n',
      files: { 'contacts.md': '# Contacts\n' },
      findings: [{ line: 3, message: 'Expected a file at “../checks.md”, found none' }],
    },
    {
      text: '# Runbook: Failover\n\n1. First [roll back](#rolback).\n\n## Rollback\n',
      findings: [{ line: 3, message: 'Expected a heading “#rolback” in this document, found none; the nearest is “#rollback”' }],
      fixed: '# Runbook: Failover\n\n1. First [roll back](#rollback).\n\n## Rollback\n',
    },
    {
      text: '# Runbook: Failover\n\n[Call][who] somebody.\n\n[who]: contacts.md#db-team\n',
      files: { 'contacts.md': '# Contacts\n\n## Network team\n' },
      findings: [{ line: 5, message: 'Expected a heading “#db-team” in “contacts.md”, found none' }],
    },
    {
      text: `# Runbook: Failover\n\n[a](contacts.md#network-team) [b](https://example.com/x.md) [c](/docs/x.md) [d]({{< ref "x.md" >}}) [e](../other/)
[f](#failover) [g](mailto:oncall@example.com) [h](page.html) [i](#rollback)\n\n<a id="rollback"></a>\n`,
      files: { 'contacts.md': '# Contacts\n\n## Network team\n' },
      findings: [],
    },
  ],
  check(context) {
    const check = new Check(context);
    for (const { element, line } of context.model.elements()) {
      if (element.kind === 'link' || element.kind === 'definition') check.link(element, line);
    }
  },
});

class Check {
  #own: { readonly anchors: Anchors | undefined } | undefined;
  #suggestions = 0;

  constructor(private readonly context: RuleContext<Model>) {}

  link(element: Link | Definition, line: number): void {
    const { document, lookups } = this.context;
    const { target, uris } = aimOf(element, document.uri);
    if (target === undefined) return;
    if (target.path === '') {
      const anchors = target.anchor === undefined ? undefined : this.#ownAnchors();
      this.#anchor(element, line, target, anchors, 'this document');
      return;
    }
    const uri = uris?.[0];
    if (uris === undefined || uri === undefined) return;
    const there = lookups.stat(uri);
    if (there === 'nothing' && isMissing(uris, lookups)) {
      this.context.report({ message: `Expected a file at “${target.path}”, found none`, range: this.#place(element, line) });
    } else if (there === 'file' && target.anchor !== undefined && namesMarkdown(target.path)) {
      const names = lookups.anchors(uri);
      // A file without a single heading may not have been readable.
      if (names !== undefined && names.size > 0) this.#anchor(element, line, target, anchorsFrom(names), `“${target.path}”`);
    }
  }

  #anchor(element: Link | Definition, line: number, target: Target, anchors: Anchors | undefined, where: string): void {
    const { anchor } = target;
    if (anchor === undefined || anchors === undefined || anchors.has(anchor)) return;
    const near = this.#suggestions++ < MOST_SUGGESTIONS ? nearest(anchor, anchors.names) : undefined;
    const range = this.#place(element, line);
    this.context.report({
      message: `Expected a heading “#${anchor}” in ${where}, found none${near === undefined ? '' : `; the nearest is “#${near}”`}`,
      range,
      ...withFix(near, range, element.url, this.context.document),
    });
  }

  #ownAnchors(): Anchors | undefined {
    return (this.#own ??= { anchors: readAnchors(this.context.model.elements()) }).anchors;
  }

  #place(element: Link | Definition, line: number): Range {
    return addressRange(element, line, (at) => this.context.document.line(at));
  }
}

/** Where a link leads, and the files that can stand there. */
interface Aim {
  readonly document: string;
  readonly target: Target | undefined;
  readonly uris: ReturnType<typeof addresses>;
}

const kept = new WeakMap<Link | Definition, Aim>();

/** Worked out once for as long as the link's text stays. */
function aimOf(element: Link | Definition, document: string): Aim {
  let aim = kept.get(element);
  if (aim?.document !== document) {
    const target = relativeTarget(element.url);
    const uris = target !== undefined && namesFile(target.path) ? addresses(target.path, document) : undefined;
    kept.set(element, (aim = { document, target, uris }));
  }
  return aim;
}

function isMissing(uris: readonly string[], lookups: Lookups): boolean {
  // All are asked at once, so that what is not known yet is fetched in one go.
  return uris.map((uri) => lookups.stat(uri)).every((found) => found === 'nothing');
}

function withFix(near: string | undefined, range: Range, url: string, document: RuleDocument): Pick<Report, 'fixes'> {
  const text = document.line(range.start.line).slice(range.start.column, range.end.column);
  if (near === undefined || range.start.line !== range.end.line || text !== url) return {};
  const start = { line: range.start.line, column: range.start.column + url.indexOf('#') + 1 };
  return { fixes: [{ title: `Link to “#${near}”`, safe: false, edits: [{ range: { start, end: range.end }, text: near }] }] };
}
