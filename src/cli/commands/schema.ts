import { schemas, type SchemaName } from '../schemas.ts';
import { UsageError } from '../usage.ts';

/** `steady schema`: the JSON Schema of what a command prints as JSON, or of `.steady.yaml`. */
export function schema(names: readonly string[]): number {
  const known = Object.keys(schemas) as SchemaName[];
  const [name] = names;
  const wanted = known.find((each) => each === name);
  if (wanted === undefined || names.length > 1)
    throw new UsageError(`Expected one of ${known.join(', ')}, found ${names.length === 0 ? 'none' : `“${names.join(' ')}”`}.`);
  process.stdout.write(`${JSON.stringify(schemas[wanted](), null, 2)}\n`);
  return 0;
}
