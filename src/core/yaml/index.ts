export { createYaml } from './engine.ts';
export type {
  YamlContent,
  YamlDocument,
  YamlEntry,
  YamlList,
  YamlMap,
  YamlNode,
  YamlProblem,
  YamlScalar,
  YamlText,
  YamlUnit,
} from './node.ts';
export { parseYaml } from './parse.ts';
