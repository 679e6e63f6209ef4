export { partsOf, plainText, snippetText, type Template } from './template.ts';
