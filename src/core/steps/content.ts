import { sha256 } from '@noble/hashes/sha2.js';
import type { CodeBlock } from '../markdown/index.ts';
import { readShell, type ShellReading } from '../shell/index.ts';

/** What a code block's text and info string tell, worked out when it is first asked for: an outline asks nothing. */
export class BlockContent {
  #kept: KeptContent | undefined;

  constructor(private readonly block: CodeBlock) {}

  /** First 16 hex digits of the SHA-256 of the block's text: what a confirmation is bound to. */
  get hash(): string {
    return this.#content().hash;
  }

  get reading(): ShellReading {
    return this.#content().reading;
  }

  /** The other block says the same. */
  equals(other: BlockContent): boolean {
    return this === other || this.#content() === other.#content();
  }

  #content(): KeptContent {
    return (this.#kept ??= this.block.text.length > LONGEST_KEPT ? ofElement(this.block) : shared(this.block));
  }
}

class KeptContent {
  #hash: string | undefined;
  #reading: ShellReading | undefined;

  constructor(private readonly block: CodeBlock) {}

  get hash(): string {
    return (this.#hash ??= blockHash(this.block.text));
  }

  get reading(): ShellReading {
    return (this.#reading ??= read(this.block));
  }
}

/** UTF-16 units: nobody types such a block, and reading it would hold up typing. */
const LONGEST = 64 * 1024;

/** Blocks that are kept by what they say, so that one that is parsed again, or comes back by undo, is not read again. */
const MOST = 4096;

/** Longer ones are kept by their element alone. */
const LONGEST_KEPT = 8 * 1024;

const byElement = new WeakMap<CodeBlock, KeptContent>();
const byContent = new Map<string, KeptContent>();

function ofElement(block: CodeBlock): KeptContent {
  let content = byElement.get(block);
  if (content === undefined) byElement.set(block, (content = new KeptContent(block)));
  return content;
}

function shared(block: CodeBlock): KeptContent {
  const key = [block.fenced, block.language, block.meta, block.text].join('\0');
  let content = byContent.get(key);
  if (content === undefined) {
    content = new KeptContent(block);
    const oldest = byContent.size < MOST ? undefined : byContent.keys().next().value;
    if (oldest !== undefined) byContent.delete(oldest);
    byContent.set(key, content);
  }
  return content;
}

function read({ language, meta, text, fenced }: CodeBlock): ShellReading {
  if (text.length <= LONGEST) return readShell({ language, meta, text, fenced });
  return {
    ...readShell({ language: 'text', meta, text: '', fenced }),
    why: `Expected at most 64 KB in a block, found ${String(text.length >> 10)} KB`,
  };
}

function blockHash(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  let hex = '';
  for (const byte of digest.subarray(0, 8)) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
