import { PROGRAMS } from './programs/index.ts';

/** Clients that a product brings under its own name. */
const PACKAGED = /^[a-z]+-(psql|mysql|redis-cli|rake|rails|patronictl|rabbitmqctl|kubectl|etcdctl)$/;

/** What the table of programs calls a word: `kafka-topics` for `./bin/kafka-topics.sh`, `kubectl` for `$KUBECTL`, `psql` for `gitlab-psql`. */
export function programName(word: string): string {
  const variable = /^\$\{?([A-Z][A-Z0-9_]*)\}?$/
    .exec(word)?.[1]
    ?.toLowerCase()
    .replace(/_?(?:cmd|bin)$/, '');
  if (variable !== undefined && PROGRAMS.has(variable)) return variable;
  const base = word.slice(word.lastIndexOf('/') + 1).replace(/^\\/, '');
  const packaged = PACKAGED.exec(base)?.[1];
  if (packaged !== undefined) return packaged;
  const bare = base.replace(/\.(?:sh|exe|bat|rb|py)$/, '');
  if (!PROGRAMS.has(base) && PROGRAMS.has(bare)) return bare;
  return base.startsWith('mkfs.') ? 'mkfs' : base;
}
