const blocks = { 'meta.embedded.block.shellscript': 'shellscript' } as const;
const markdown = ['text.html.markdown', 'text.html.quarto'] as const;

/** What is added to the grammar of Markdown, each a file of `syntaxes/`. The text of the document itself is never anybody's but that grammar's. */
export const grammars = [
  { scopeName: 'markdown.steady.placeholders', path: './syntaxes/placeholders.tmLanguage.json', injectTo: markdown },
  { scopeName: 'markdown.steady.prompts', path: './syntaxes/prompts.tmLanguage.json', injectTo: markdown },
  { scopeName: 'markdown.steady.comments', path: './syntaxes/comments.tmLanguage.json', injectTo: markdown },
  { scopeName: 'markdown.steady.sessions', path: './syntaxes/sessions.tmLanguage.json', injectTo: markdown, embeddedLanguages: blocks },
] as const;
