import { plain } from '../words/index.ts';

const LONGEST = 120;

/**
 * The sentence that introduces a block, out of the paragraph or list item before it: the last one, without the colon that points at the
 * block. "Check the pods. Then scale them up:" → "Then scale them up".
 */
export function introduction(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const whole = withoutEnd(flat);
  const last = withoutEnd(lastSentence(flat));
  // A fragment such as "e.g." or "For instance" says nothing by itself.
  return plain(last.length >= 12 ? last : whole, LONGEST);
}

/** What follows the last full stop, question or exclamation mark that a space and a capital letter or a digit follow. */
function lastSentence(text: string): string {
  for (let at = text.length - 3; at > 0; at -= 1) {
    if ('.!?'.includes(text.charAt(at)) && text.charAt(at + 1) === ' ' && /[\p{Lu}\d]/u.test(text.charAt(at + 2)))
      return text.slice(at + 2);
  }
  return text;
}

function withoutEnd(text: string): string {
  return text.replace(/[\s:：,;]+$/, '').replace(/([^.])\.$/, '$1');
}
