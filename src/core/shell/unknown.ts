import { HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';

const DESTROY_VERBS = new Set(
  (
    'delete destroy terminate purge drop wipe nuke erase obliterate uninstall remove rm rmi del truncate flush flushall flushdb prune ' +
    'decommission teardown unregister deprovision evict kill killall deleteall delnode rmr cleanup cleanse clear discard zap reinit ' +
    'reboot poweroff'
  ).split(' '),
);
/** Verbs only where they stand alone: `node reset`, not `reset-password`. */
const ALONE = new Set(['reset']);

/** A word or a script's name, not a sentence or an address: `db:drop`, `delete-cluster`, `delete_document[<id>]`, `ops/destroy.yml`, `vm.destroy`. */
export function saysDestroy(word: string): boolean {
  const bare = word.replace(/\[.*$/s, '').replace(/^(?:.*\/)?([^/]*)\.(?:ya?ml|sh|py|rb|js|sql)$/s, '$1');
  const said = bare.replace(/^[a-z]+\.(?=[a-z]+$)/, '');
  return /^[A-Za-z][\w:-]*$/.test(said) && (destroyVerb(said) || ALONE.has(said));
}

const OPTION_VERBS = new Set('delete destroy purge wipe drop remove zap discard erase truncate nuke'.split(' '));

/** `--delete`, `--zap-all`, `--deleteIndex`, `-rm`, `-kill`; not `--no-delete`, `--delete=false`, `--rm`, `--kill-timeout`. */
export function destroyOption(words: readonly string[]): string | undefined {
  return words.find((word) => {
    const [, dashes = '', name = '', , value] = /^(--?)([A-Za-z][\w-]*)(=(.*))?$/s.exec(word) ?? [];
    if (value === 'false' || value === '0' || value === 'none') return false;
    if (dashes === '-') return name.length > 1 && (name === 'rm' || name === 'kill' || OPTION_VERBS.has(name));
    const [first = ''] = name.split(/[-_]|(?<=[a-z])(?=[A-Z])/);
    return name === 'kill' || OPTION_VERBS.has(first);
  });
}

function destroyVerb(word: string): boolean {
  return DESTROY_VERBS.has(word.toLowerCase()) || word.split(/[-_:./]/).some((part) => DESTROY_VERBS.has(part.toLowerCase()));
}

/** A program that nothing is known of changes something, and destroys if its words say so. That it knows `--dry-run` is not known either. */
export function judgeUnknown(word: string, words: readonly string[]): Judgement {
  const name = word.slice(word.lastIndexOf('/') + 1);
  const plain = words.filter((each) => !each.startsWith('-')).slice(0, 4);
  const verb = plain.find(saysDestroy);
  const said = verb ?? destroyOption(words);
  if (said !== undefined) return { ...HARMLESS, effect: 'destroy', because: `${name} ${said}` };
  if (destroyVerb(name)) return { ...HARMLESS, effect: 'destroy', because: name };
  return { ...HARMLESS, effect: 'change', because: name };
}

const DESTROYING_PATH = /[/_-](?:delete|destroy|purge|wipe|terminate|flush|remove|finalize)(?:[/_?-]|$)/i;

/** `POST …/_delete_by_query`: the address says what the request does. */
export function judgeRequest(judged: Judgement, words: readonly string[]): Judgement {
  if (judged.effect !== 'change') return judged;
  const path = words.find((word) => {
    const [address = ''] = word.split('?');
    return !/["'\s]/.test(address) && address.includes('/') && DESTROYING_PATH.test(address.replace(/^\w+:\/\/[^/]*/, ''));
  });
  return path === undefined ? judged : { ...judged, effect: 'destroy', because: path };
}
