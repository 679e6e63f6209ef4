import { inputPlaces, type InputForm } from '../shell/index.ts';
import type { Range } from '../text/index.ts';
import { blockPositions } from './blockPosition.ts';
import { scriptOffsets } from './scriptPlace.ts';
import type { Step } from './step.ts';

/** A value to be filled in, where it stands in the document. */
export interface InputRange {
  readonly name: string;
  readonly form: InputForm;
  readonly range: Range;
}

/** Every place of a block where a value is to be filled in; none in a block that is only copied. `lineAt` gives the source. */
export function inputRanges({ block, range, reading }: Step, lineAt: (line: number) => string): readonly InputRange[] {
  const { script } = reading;
  if (script === undefined || reading.inputs.length === 0) return [];
  const inText = scriptOffsets(block.text, script);
  const inDocument = blockPositions(block, range.start.line, lineAt);
  return inputPlaces(script).flatMap(({ name, form, offset, length }) => {
    const start = inText(offset);
    return start === undefined ? [] : [{ name, form, range: { start: inDocument(start), end: inDocument(start + length) } }];
  });
}
