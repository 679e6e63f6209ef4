/** A document to start from, as its file under `templates/` has it. */
export interface Template {
  /** The file's name, by which `steady new --template` asks for it. */
  readonly name: string;
  readonly title: string;
  /** One line for lists: what it is for. */
  readonly about: string;
  /** Markdown in which `«…»` is a place to fill in; the same text is filled in everywhere at once. The first place is the document's title. */
  readonly body: string;
}

const PLACE = /«([^«»\n]+)»/g;

/** The document with every place as the plain text that it suggests. */
export function plainText({ body }: Template, title?: string): string {
  const first = titlePlace(body);
  return body.replace(PLACE, (_, text: string) => (text === first ? (title ?? text) : text));
}

/** The document in the snippet syntax of VS Code and of the language server protocol: a place is a tab stop with the text that it suggests. */
export function snippetText({ body }: Template, title?: string): string {
  const first = titlePlace(body);
  const stops = new Map<string, number>();
  let snippet = '';
  let at = 0;
  for (const { 0: whole, 1: text = '', index } of body.matchAll(PLACE)) {
    snippet += escape(body.slice(at, index));
    at = index + whole.length;
    if (title !== undefined && text === first) {
      snippet += escape(title);
      continue;
    }
    const stop = stops.get(text) ?? stops.size + 1;
    stops.set(text, stop);
    snippet += `\${${String(stop)}:${escape(text)}}`;
  }
  return `${snippet}${escape(body.slice(at))}`;
}

/** The sections of the document, by which a list shows what is in it. */
export function partsOf(template: Template): readonly string[] {
  return Array.from(plainText(template).matchAll(/^## (.+)$/gm), ([, heading = '']) => heading);
}

function titlePlace(body: string): string | undefined {
  return /«([^«»\n]+)»/.exec(body)?.[1];
}

function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
