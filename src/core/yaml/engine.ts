import type { TextChange } from '../text/index.ts';
import { compose } from './composing.ts';
import { readRegion, readText } from './cutting.ts';
import type { YamlDocument, YamlNode, YamlProblem, YamlText } from './node.ts';
import { rereadNested } from './nested.ts';
import { LONGEST, MOST_MISTAKES } from './syntax.ts';
import { attempts, holding } from './touched.ts';
import type { Unit } from './unit.ts';

/** A YAML text that is read whole when it is opened, and from then on only where it changes. */
export function createYaml(text: string): YamlDocument {
  return new Engine(text);
}

class Engine implements YamlDocument {
  units: readonly Unit[] = [];
  length = 0;
  lineCount = 1;
  #composed: YamlText | undefined;

  constructor(text: string) {
    this.reset(text);
  }

  get text(): string {
    let text = '';
    for (const unit of this.units) text += unit.text;
    return text;
  }

  get documents(): readonly (YamlNode | undefined)[] {
    return this.#compose().documents;
  }

  get problems(): readonly YamlProblem[] {
    return this.#compose().problems;
  }

  reset(text: string): void {
    this.#place(readText(text));
  }

  apply(changes: readonly TextChange[]): void {
    for (const { offset, length, text } of changes) {
      const start = Math.max(0, Math.min(offset, this.length));
      const end = Math.max(start, Math.min(offset + length, this.length));
      const units = this.#reread(start, end, text);
      if (units !== undefined) this.#place(units);
      else {
        const whole = this.text;
        this.reset(whole.slice(0, start) + text + whole.slice(end));
      }
    }
  }

  /** The units after a change, where a part of the text can be read by itself. */
  #reread(start: number, end: number, inserted: string): readonly Unit[] | undefined {
    if (this.length - (end - start) + inserted.length > LONGEST) return undefined;
    const index = holding(this.units, start);
    const unit = this.units[index];
    if (unit !== undefined && end < unit.offset + unit.text.length) {
      const reread = rereadNested(unit, { start: start - unit.offset, end: end - unit.offset, inserted });
      if (reread !== undefined) return this.units.with(index, reread);
    }
    for (const { from, to, region } of attempts(this.units, { start, end, inserted })) {
      const fresh = readRegion(region);
      if (fresh === undefined) continue;
      const units = [...this.units.slice(0, from), ...fresh, ...this.units.slice(to)];
      return units.reduce((sum, { facts }) => sum + facts.mistakes, 0) > MOST_MISTAKES ? undefined : units;
    }
    return undefined;
  }

  #place(units: readonly Unit[]): void {
    let offset = 0;
    let line = 0;
    for (const unit of units) {
      unit.offset = offset;
      unit.line = line;
      offset += unit.text.length;
      line += unit.endings;
    }
    this.units = units;
    this.length = offset;
    this.lineCount = line + 1;
    this.#composed = undefined;
  }

  #compose(): YamlText {
    return (this.#composed ??= compose(this.units));
  }
}
