import { applyChanges } from '../text/edit.ts';
import type { Chunk, Limit, MarkdownDocument } from './document.ts';
import type { Element } from './element.ts';
import { elementsOf } from './elements.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { countEndings } from './lines.ts';
import { bodyParser, frontMatterParser } from './processor.ts';
import type { TextChange } from '../text/position.ts';

const parseBody = bodyParser();
const parseWithFrontMatter = frontMatterParser();

export function createMarkdown(text: string): MarkdownDocument {
  return new Whole(text);
}

class Whole implements MarkdownDocument {
  chunks: readonly Chunk[] = [];
  readonly limits: readonly Limit[] = [];
  constructor(public text: string) {
    this.reset(text);
  }
  get length(): number {
    return this.text.length;
  }
  get lineCount(): number {
    return countEndings(this.text) + 1;
  }
  apply(changes: readonly TextChange[]): void {
    this.reset(applyChanges(this.text, changes));
  }
  reset(text: string): void {
    this.text = text;
    const root = (frontMatterEnd(text) ? parseWithFrontMatter : parseBody)(text);
    const elements: readonly Element[] = elementsOf(root.children, text, { line: 0, offset: 0 });
    this.chunks = [{ line: 0, offset: 0, text, elements }];
  }
}
