import type { Literal, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Processor } from 'unified';

/** TOML front matter: remark-frontmatter makes the node, mdast's types have no place for it. */
interface Toml extends Literal {
  type: 'toml';
}

declare module 'mdast' {
  interface RootContentMap {
    toml: Toml;
  }
}

/**
 * GFM without its autolink-literal extension: that one is a third of the parsing time, and leaves nodes without a position.
 * `watch` is an extension of the caller's that sees the parser at work.
 */
function gfm(this: Processor, watch?: Extension): undefined {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem());
  if (watch) data.micromarkExtensions.push(watch);
  (data.fromMarkdownExtensions ??= []).push(
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  );
}

/** A parser of Markdown without front matter. */
export function bodyParser(watch?: Extension): (text: string) => Root {
  const processor = unified().use(remarkParse).use(gfm, watch).freeze();
  return (text) => processor.parse(text);
}

/**
 * A parser of Markdown that begins with a closed front matter. Not for any other text: the front-matter extension reads an opening fence
 * without a closing one in a way that turns the lists, quotes and fences after it into paragraphs.
 */
export function frontMatterParser(): (text: string) => Root {
  const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(gfm).freeze();
  return (text) => processor.parse(text);
}
