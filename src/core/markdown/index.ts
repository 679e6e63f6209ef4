export { addressRange } from './addressRange.ts';
export { anchorsFrom, readAnchors, type Anchors } from './anchors.ts';
export type { Chunk, Limit, LineSpan, MarkdownDocument } from './document.ts';
export type { CodeBlock, Definition, Element, FrontMatter, Heading, Html, Link, ListItem, Paragraph } from './element.ts';
export { createMarkdown, createMarkdownInSlices } from './engine.ts';
export { CAPS } from './limits.ts';
export { createNumbering, createSlugger, slug } from './slug.ts';
export type { Skeleton, SkeletonFence, SkeletonHeading } from './skeleton.ts';
export { skeleton } from './skeleton.ts';
