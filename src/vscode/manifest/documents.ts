/**
 * `.md.erb` would open as Ruby by its last extension. `mdx` and `quarto` are the ids that the extensions of those formats use: declared
 * here so that such a file is known without them, and left wholly to them where they are installed.
 */
export const languages = [
  { id: 'markdown', extensions: ['.md.erb'] },
  { id: 'mdx', aliases: ['MDX'], extensions: ['.mdx'] },
  { id: 'quarto', aliases: ['Quarto'], extensions: ['.qmd'] },
] as const;

/** The languages whose documents are looked at: the selector of every provider. */
export type LanguageId = (typeof languages)[number]['id'];

/** VS Code itself folds it, completes its links and follows them; of the other languages it knows nothing. */
export function hasBuiltIn(language: string): boolean {
  return language === 'markdown';
}

/** Never on start: a window without Markdown costs nothing. Views and commands activate by themselves. */
export const activationEvents = [...languages.map(({ id }) => `onLanguage:${id}`), 'workspaceContains:**/.steady.yaml'];

/** For those who have an extension for YAML; the editor's own support needs none. */
export const yamlValidation = [{ fileMatch: '.steady.yaml', url: './docs/schemas/steady.schema.json' }] as const;
