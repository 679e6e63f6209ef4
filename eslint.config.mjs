import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const nodeModules = ['node:*', ...builtinModules.filter((name) => !name.startsWith('_'))];

/** What core may not touch: everything here is a port (src/core/ports.ts), so that the same text always gives the same knowledge. */
const impureGlobals = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'navigator', 'window', 'globalThis', 'self'],
  ...['console', 'process', 'Buffer', 'crypto', 'require'],
];
const impureProperties = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
  { object: 'Temporal', property: 'Now' },
];
const newDate = 'Core has no clock and no local time zone: take instants from outside.';
const impureSyntax = [
  { selector: 'NewExpression[callee.name="Date"]', message: newDate },
  { selector: 'CallExpression[callee.name="Date"]', message: newDate },
  { selector: 'ImportExpression', message: 'Core loads everything at once; what is lazy is decided by scripts/build.mjs.' },
];

/** The grammar of findings, and how a rule is found by its name. */
const grammar = 'A finding says “Expected X, found Y”.';
const report = 'CallExpression[callee.name="report"], CallExpression[callee.property.name="report"]';
const ruleSyntax = [
  { selector: `:matches(${report}) Property[key.name="message"] > Literal[value!=/^Expected .+, found /]`, message: grammar },
  {
    selector: `:matches(${report}) Property[key.name="message"] > TemplateLiteral > TemplateElement:first-child[value.raw!=/^Expected /]`,
    message: grammar,
  },
];

/** What a person reads goes through `vscode.l10n.t`, but for the name of the product and what core says. */
const said = '[value=/[A-Za-z]{2}/][value!="Steady"]';
const raw = `:matches(Literal${said}, TemplateLiteral:has(> TemplateElement[value.raw=/[A-Za-z]{2}/]))`;
const reads = '/^(show(Information|Warning|Error)Message|setStatusBarMessage)$/';
const readable = '/^(title|label|placeHolder|prompt|tooltip|detail|text)$/';
const rawText = { message: 'A person reads this: vscode.l10n.t(…).' };
const shownSyntax = [
  { selector: `CallExpression[callee.property.name=${reads}] > ${raw}`, ...rawText },
  { selector: `Property[key.name=${readable}] > ${raw}.value`, ...rawText },
  { selector: `AssignmentExpression[left.property.name=${readable}] > ${raw}.right`, ...rawText },
];

/** Nothing of ours goes to the network. */
const network = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].flatMap((name) => [name, `node:${name}`, `${name}/promises`]);

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'coverage/', '.vscode-test/', 'test/workspace/', 'test/golden/expected/', 'test/vscode-host/'] },
  {
    rules: {
      complexity: ['error', 20],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'max-params': ['error', 5],
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-else-return': 'error',
      'no-empty': 'error',
      'no-empty-character-class': 'error',
      'no-fallthrough': 'error',
      'no-loss-of-precision': 'error',
      'no-misleading-character-class': 'error',
      'no-object-constructor': 'error',
      'no-param-reassign': 'error',
      'no-prototype-builtins': 'error',
      'no-self-assign': 'error',
      'no-sparse-arrays': 'error',
      'no-unneeded-ternary': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-assignment': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'preserve-caught-error': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }], // An empty string often means none.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 80],
      'no-console': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['src/vscode/*.ts', 'src/vscode/{host,running,surfaces}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shownSyntax] },
  },
  {
    files: ['src/{node,vscode,cli}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket'],
      'no-restricted-imports': ['error', ...network],
    },
  },
  {
    files: ['src/vscode/**/*.ts', 'test/integration/**/*.ts'],
    // VS Code takes anything of the right shape where it says Disposable.
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-imports': ['error', { paths: ['vscode'], patterns: [{ group: nodeModules, message: 'Core has ports instead.' }] }],
      'no-restricted-syntax': ['error', ...impureSyntax],
    },
  },
  {
    files: ['src/core/*/rules/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impureSyntax, ...ruleSyntax] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'MemberExpression[object.name=/^(describe|it)$/][property.name=/^(only|skip)$/]', message: 'Every test runs.' },
      ],
      // Shapes are built and taken apart by hand in tests; a wrong one fails the test.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
