export { anchorsFrom, readAnchors, type Anchors } from './anchors.ts';
export type { Chunk, Limit, MarkdownDocument } from './document.ts';
export type { CodeBlock, Definition, Element, FrontMatter, Heading, Html, Link, ListItem, Paragraph } from './element.ts';
export { createMarkdown } from './engine.ts';
export { CAPS } from './limits.ts';
export { createNumbering, slug } from './slug.ts';
export type { Skeleton, SkeletonFence, SkeletonHeading } from './skeleton.ts';
export { skeleton } from './skeleton.ts';
export { placedElements } from './placed.ts';
