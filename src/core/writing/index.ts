export { askedAt, type Asked } from './asked.ts';
export { foldsOf, frontMatterFolds, type Fold } from './folding.ts';
export { linkPlaces, type LinkPlace } from './links.ts';
export {
  anchorSuggestions,
  directiveSuggestions,
  fileSuggestions,
  labelSuggestions,
  languageSuggestions,
  ruleSuggestions,
  type Suggestion,
} from './suggestions.ts';
