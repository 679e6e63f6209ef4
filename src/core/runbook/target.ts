/** Where a relative link leads, as far as its text tells. */
export interface Target {
  /** Without the fragment and the query; empty for a place in the same document. */
  readonly path: string;
  /** Without the `#`, decoded; `undefined` where there is none. */
  readonly anchor: string | undefined;
}

/** Only of a file with such a name can it be said that it is missing: what has another may be a page that a site generator makes. */
const FILE_NAME =
  /\.(?:md|markdown|mdown|mdx|qmd|rst|adoc|txt|pdf|png|jpe?g|gif|svg|webp|ya?ml|json|toml|ini|conf|cfg|sh|bash|py|rb|go|js|ts|tf|sql|csv|log|drawio|puml|dot)$/i;
const MARKDOWN_NAME = /\.(?:md|markdown|mdx|qmd)$/i;
/** What site generators and templates put in the place of an address. */
const TEMPLATE = /\{\{|\{%|<%|%>|\$\{|\}\}|[<>*|"]/;
/** `../../blob/main/x.md` is an address of the hosting site, relative to the page that it makes of the file. */
const HOSTING_PAGE = /^(?:\.\.\/)+(?:-\/)?(?:blob|tree|raw|edit|blame|commits?|wiki|issues|pull|releases|actions|compare)(?:\/|$)/;
const HOST_NAME = /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|gov|edu|uk|de|eu|cloud|app)(?:[/:]|$))/i;
const FOOTNOTE_OR_TOP = /^(?:fn|fnref|user-content-)[-:]?|^top$/i;

/** The target of a link that can be looked up; `undefined` for whole addresses, templates and places of the site rather than of a file. */
export function relativeTarget(url: string): Target | undefined {
  if (url === '' || url.length > 2000 || /^(?:[a-z][a-z0-9+.-]*:|\/|\\|~|@)/i.test(url) || TEMPLATE.test(url)) return undefined;
  if (HOSTING_PAGE.test(url) || HOST_NAME.test(url) || /^[^/]*@/.test(url)) return undefined;
  const hash = url.indexOf('#');
  const before = hash === -1 ? url : url.slice(0, hash);
  const query = before.indexOf('?');
  // A query is for a server: the anchor behind it may be the server's too.
  if (query !== -1) return { path: before.slice(0, query), anchor: undefined };
  const anchor = hash === -1 ? '' : decode(url.slice(hash + 1));
  return { path: before, anchor: anchor === '' || anchor.includes('=') || FOOTNOTE_OR_TOP.test(anchor) ? undefined : anchor };
}

export function namesFile(path: string): boolean {
  return FILE_NAME.test(path);
}

export function namesMarkdown(path: string): boolean {
  return MARKDOWN_NAME.test(path);
}

/**
 * The address of what a link names, and of what may stand for it: `foo.md` may be made from `foo.md.erb`, and a site that puts every page
 * into a folder of its own takes relative links from there.
 */
export function addresses(path: string, document: string): readonly [string, ...string[]] | undefined {
  const named = resolve(path, document);
  if (named === undefined) return undefined;
  const others = [`${named}.erb`, named.replace(/\.md$/i, '.html.md'), named.replace(/\.md$/i, '.html.md.erb')];
  const inOwnFolder = resolve(path, `${document.replace(/[^/]*$/, (name) => name.replace(/\..*$/, ''))}/`);
  return [named, ...others.filter((other) => other !== named), ...(inOwnFolder === undefined ? [] : [inOwnFolder])];
}

function resolve(path: string, base: string): string | undefined {
  try {
    return new URL(path, base).href;
  } catch {
    // A document that has no place, such as one that was never saved.
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
