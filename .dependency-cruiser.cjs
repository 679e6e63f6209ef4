// The import rules of ARCHITECTURE.md. What is not allowed below is refused: a folder of core that is not furniture is a room.
const words = ['text', 'words'];
const formats = ['markdown', 'yaml', 'shell', 'timeline', 'budget'];

/** Folder of core → the folders of core it may import. Rooms, threads and the files of core itself are ruled below. */
const furniture = {
  text: [],
  words: [],
  templates: [],
  ...Object.fromEntries(formats.map((folder) => [folder, words])),
  rules: [...words, ...formats],
  steps: [...words, 'markdown', 'shell', 'rules', 'expected'],
  running: [...words, 'shell', 'steps', 'expected', 'declared', 'contexts'],
  contexts: [...words, 'yaml', 'shell'],
  pattern: [],
  expected: [...words, 'pattern'],
  declared: [...words, 'markdown', 'yaml', 'shell', 'pattern'],
  writing: [...words, 'markdown', 'steps'],
};

const any = (names) => `(${names.join('|')})`;
const folders = Object.keys(furniture);
/** Folders of core above the furniture that are no rooms. */
const above = ['config', 'library', 'threads'];
const room = `(?!${any([...folders, ...above])}/)[^/]+`;
const editor = '^vscode$|node_modules/@types/vscode/';

const furnitureRules = folders.map((folder) => ({
  name: `core-${folder}`,
  comment: `src/core/${folder} imports ${furniture[folder].join(', ') || 'nothing'} of core.`,
  severity: 'error',
  from: { path: `^src/core/${folder}/` },
  to: { path: '^src/', pathNot: `^src/core/${any([folder, ...furniture[folder]])}/` },
}));

/** Vendors and the one folder that knows them: trees never leave it. */
const vendors = {
  markdown: '(@types/)?(mdast|unist|micromark|unified|remark|vfile|decode-named)[^/]*',
  yaml: 'yaml',
  shell: 'unbash',
};
const vendorRules = Object.entries(vendors).map(([folder, names]) => ({
  name: `trees-stay-in-${folder}`,
  comment: `Only src/core/${folder} knows its parser: what it found leaves as plain data.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/core/${folder}/` },
  to: { path: `node_modules/${names}/` },
}));

module.exports = {
  forbidden: [
    ...furnitureRules,
    ...vendorRules,
    {
      name: 'room-by-itself',
      comment: 'A room imports itself, the furniture and room.ts: never another room, nor anything above the rooms.',
      severity: 'error',
      from: { path: `^src/core/(${room})/` },
      to: { path: '^src/', pathNot: ['^src/core/$1/', `^src/core/${any(folders)}/`, '^src/core/room\\.ts$'] },
    },
    {
      name: 'config-below-rooms',
      comment: 'What .steady.yaml says is read with the file port, and knows no room.',
      severity: 'error',
      from: { path: '^src/core/config/' },
      to: { path: '^src/', pathNot: [`^src/core/${any([...words, 'yaml', 'rules', 'config'])}/`, '^src/core/ports\\.ts$'] },
    },
    {
      name: 'library-beside-rooms',
      comment: 'What is known of all documents knows the shape of a room, and no room.',
      severity: 'error',
      from: { path: '^src/core/library/' },
      to: {
        path: '^src/',
        pathNot: [`^src/core/${any([...words, 'markdown', 'rules', 'steps', 'declared', 'library'])}/`, '^src/core/room\\.ts$'],
      },
    },
    {
      name: 'threads-above-rooms',
      comment: 'Threads join rooms by their doors.',
      severity: 'error',
      from: { path: '^src/core/threads/' },
      to: { path: '^src/', pathNot: ['^src/core/[^/]+/', '^src/core/rooms?\\.ts$'] },
    },
    {
      name: 'ports-and-shapes-below',
      comment: 'The shapes of core import furniture only.',
      severity: 'error',
      from: { path: '^src/core/(ports|room)\\.ts$' },
      to: { path: '^src/', pathNot: `^src/core/${any(folders)}/` },
    },
    {
      name: 'core-by-itself',
      comment: 'Core knows no host: what it needs of the world is a port.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: `^src/(?!core/)|${editor}` },
    },
    {
      name: 'core-without-node',
      comment: 'Core runs in an editor, on the command line and in a browser alike.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'doors-in-core',
      comment: 'A folder of core is entered by its index.ts, for types too.',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/[^/]+/', pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] },
    },
    {
      name: 'doors-in-core-from-its-files',
      comment: 'A folder of core is entered by its index.ts, for types too.',
      severity: 'error',
      from: { path: '^src/core/[^/]+$' },
      to: { path: '^src/core/[^/]+/', pathNot: '^src/core/[^/]+/index\\.ts$' },
    },
    {
      name: 'front-door-of-core',
      comment: 'Other floors and scripts see src/core/index.ts and nothing else of core.',
      severity: 'error',
      from: { path: '^(src/(?!core/)|scripts/)' },
      to: { path: '^src/core/', pathNot: '^src/core/index\\.ts$' },
    },
    {
      name: 'front-door-is-for-others',
      comment: 'Inside core, things are imported from where they are.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/core/index\\.ts$' },
    },
    {
      name: 'node-below-hosts',
      comment: 'src/node serves every host that runs on Node, so it knows none.',
      severity: 'error',
      from: { path: '^src/node/' },
      to: { path: `^src/(vscode|cli)/|${editor}` },
    },
    {
      name: 'cli-without-editor',
      comment: 'Hosts never import each other.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: `^src/vscode/|${editor}` },
    },
    {
      name: 'editor-without-cli',
      comment: 'Hosts never import each other.',
      severity: 'error',
      from: { path: '^src/vscode/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'manifest-is-data',
      comment: 'The manifest is read by the build too: it imports nothing but itself, and words of core as types.',
      severity: 'error',
      from: { path: '^src/vscode/manifest/' },
      to: { pathNot: ['^src/vscode/manifest/', '^src/core/index\\.ts$'] },
    },
    {
      name: 'manifest-without-core',
      comment: 'The manifest is read by the build too: it imports nothing but itself, and words of core as types.',
      severity: 'error',
      from: { path: '^src/vscode/manifest/' },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'hosts-without-vendors',
      comment: 'Parsers live in core; the hosts need no package but those that find files.',
      severity: 'error',
      from: { path: '^src/(node|cli|vscode)/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(@types/(node|vscode)|ignore|tinyglobby)/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'source-without-scripts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-lumber-rooms',
      comment: 'A file is named after the thing that it holds.',
      severity: 'error',
      from: {},
      to: { path: '^(src|scripts|test)/.*/(utils?|helpers?|misc|common|manager|shared)[/.]' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|test/workspace|test/golden/expected)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
