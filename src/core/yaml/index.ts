export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlProblem, YamlScalar, YamlText } from './node.ts';
export { parseYaml } from './parse.ts';
