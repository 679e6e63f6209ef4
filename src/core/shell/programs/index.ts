import type { Program } from '../phrases.ts';
import { CLOUD } from './cloud.ts';
import { DATA } from './data.ts';
import { KUBERNETES } from './kubernetes.ts';
import { NETWORK } from './network.ts';
import { SYSTEM } from './system.ts';
import { TOOLS } from './tools.ts';

/** Every program that something is known of, by its name without a path. To teach one more, add a line to the file it belongs in. */
export const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  [SYSTEM, NETWORK, KUBERNETES, CLOUD, DATA, TOOLS].flatMap((programs) => Object.entries(programs)),
);

/** Programs that are looked for among the arguments of one that is not known: `gds aws prod -- kubectl get`. */
export const OFTEN_WRAPPED: ReadonlySet<string> = new Set(
  'kubectl oc helm aws gcloud az terraform docker psql mysql redis-cli git rake rails'.split(' '),
);

export { TRIALS } from './trials.ts';
export { SHELLS, WRAPPERS, type Wrapper } from './wrappers.ts';
