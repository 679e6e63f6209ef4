import { TreeFragment, type Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { time } from './figure.ts';

const markdown = parser.configure(GFM);

/** The incremental Markdown parser of CodeMirror, which resolves no references and makes no tree of ours: how fast it can be. */
export class Lezer {
  private tree: Tree;
  private fragments: readonly TreeFragment[];

  constructor(private text: string) {
    this.tree = markdown.parse(text);
    this.fragments = TreeFragment.addTree(this.tree);
  }

  /** How long it takes to follow a text that is typed at the offset. */
  type(offset: number, text: string): number {
    this.text = this.text.slice(0, offset) + text + this.text.slice(offset);
    return time(() => {
      const changed = TreeFragment.applyChanges(this.fragments, [{ fromA: offset, toA: offset, fromB: offset, toB: offset + text.length }]);
      this.tree = markdown.parse(this.text, changed);
      this.fragments = TreeFragment.addTree(this.tree, changed);
    });
  }
}
