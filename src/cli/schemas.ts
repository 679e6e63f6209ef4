import { rooms, ruleCards, steadySchema, type JsonSchema } from '../core/index.ts';

const TEXT = { type: 'string' };
const NUMBER = { type: 'integer', minimum: 1 };
const FLAG = { type: 'boolean' };
const TEXTS = listOf(TEXT);

/** The JSON Schema of what a command prints as JSON, and of the configuration. Fields are only ever added, so others are allowed. */
export const schemas = { list: listSchema, lint: lintSchema, config: steadySchema } as const satisfies Readonly<
  Record<string, () => JsonSchema>
>;

export type SchemaName = keyof typeof schemas;

function listSchema(): JsonSchema {
  const kinds = rooms.map(({ kind }) => kind);
  const outline = { $ref: '#/definitions/outline' };
  const node = record(
    { id: TEXT, label: TEXT, kind: { enum: ['section', 'step'] }, line: NUMBER, endLine: NUMBER, children: outline },
    { step: { ...TEXT, description: 'The id of a block.' } },
  );
  const part = record({
    kind: { enum: kinds },
    line: NUMBER,
    endLine: NUMBER,
    sure: { type: 'number', minimum: 0, maximum: 1 },
    why: TEXT,
  });
  const document = record(
    {
      path: TEXT,
      kind: { enum: [...kinds, null], description: 'null for a document of no kind that is known.' },
      title: TEXT,
      parts: listOf(part),
      outline,
    },
    { blocks: listOf(blockSchema()) },
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'steady list --json',
    description: 'Every file that was looked at. Lines count from 1.',
    ...listOf(document),
    definitions: { outline: listOf(node) },
  };
}

function blockSchema(): JsonSchema {
  const effect = { enum: ['read', 'change', 'destroy'] };
  return record(
    {
      id: TEXT,
      label: TEXT,
      line: { ...NUMBER, description: 'Of the opening fence; of the first line for indented code.' },
      endLine: NUMBER,
      language: { type: ['string', 'null'] },
      section: { ...TEXTS, description: 'The headings that it stands under, outermost first.' },
      inList: FLAG,
      text: TEXT,
      run: { enum: ['shell', 'ask', 'copy'] },
      commands: listOf(record({ text: TEXT, effect })),
      skippedLines: { type: 'integer', minimum: 0 },
      inputs: listOf(record({ name: TEXT, form: TEXT })),
      effect,
      interactive: FLAG,
      neverEnds: FLAG,
      hash: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    },
    { why: TEXT, script: { ...TEXT, description: 'What would run.' } },
  );
}

function lintSchema(): JsonSchema {
  const position = record({ line: NUMBER, column: NUMBER });
  const range = record({ start: position, end: position });
  const finding = record(
    {
      path: TEXT,
      rule: { ...TEXT, examples: ruleCards.map(({ id }) => id) },
      severity: { enum: ['error', 'warning', 'info', 'hint'] },
      message: TEXT,
      range,
      fixes: listOf(record({ title: TEXT, safe: FLAG })),
      docs: { ...TEXT, description: 'The address of the page of the rule.' },
    },
    { related: listOf(record({ message: TEXT, range }, { uri: TEXT })) },
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'steady lint --format json',
    description: 'Lines and columns count from 1, columns in UTF-16 units.',
    ...listOf(finding),
  };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function record(needed: Readonly<Record<string, JsonSchema>>, optional: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  return { type: 'object', required: Object.keys(needed), properties: { ...needed, ...optional } };
}
