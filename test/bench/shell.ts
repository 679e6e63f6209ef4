import { spawnSync } from 'node:child_process';
import { inputPlaces, maskInputs } from '../../src/core/shell/inputs.ts';
import { readShell, type ShellReading } from '../../src/core/shell/index.ts';
import { figure, quantile, time, type Figure } from './figure.ts';
import { shellBlocks } from './blocks.ts';

const SEED = 20_260_103;
const BLOCKS = 600;
/** Of so many prepared blocks our reading and bash may disagree. */
const ALLOWED = 0.005;

/**
 * `agreement`: whether a block can be read as shell, as bash itself says, as a share of the disagreements that are allowed.
 * `time`: a block's whole reading (prompts, placeholders, commands, what they do to the world) against asking `bash -n` about it. The
 * 0.15 ms a block that were promised are a tenth of what a process takes; the bare parser is no measure, since it leaves words unread.
 */
export async function shell(short: boolean): Promise<Figure[]> {
  await Promise.resolve();
  const blocks = shellBlocks(BLOCKS, SEED);
  const scripts = blocks.flatMap(prepared);
  const ours: number[] = [];
  const others: number[] = [];
  let disagreeing = 0;
  let first = '';
  for (const [index, { script, reads }] of scripts.entries()) {
    others.push(
      time(() => {
        if (bashReads(script) === reads) return;
        disagreeing++;
        first ||= `; the first: ${JSON.stringify(script)}`;
      }),
    );
    // Now and then, so that both see the same machine.
    if (index % (short ? 40 : 10) === 0) ours.push(time(() => blocks.map(read)) / blocks.length);
  }
  const unreadable = scripts.filter(({ reads }) => !reads).length;
  const allowed = ALLOWED * scripts.length;
  const detail = `${disagreeing} of ${scripts.length} blocks, ${unreadable} of which are no shell${first}`;
  return [
    { name: 'shell/agreement', ratio: disagreeing / allowed, target: 1, ok: disagreeing <= allowed, detail },
    figure('shell/time', quantile(ours, 0.5), quantile(others, 0.5), 1 / 10, 'ms a block'),
  ];
}

interface Prepared {
  /** Without prompts and output, placeholders overwritten: what the parser is given. */
  readonly script: string;
  /** Whether we can read it. */
  readonly reads: boolean;
}

function prepared(text: string): Prepared[] {
  const { script, parseError } = read(text);
  return script === undefined ? [] : [{ script: maskInputs(script, inputPlaces(script)), reads: parseError === undefined }];
}

function read(text: string): ShellReading {
  return readShell({ language: 'bash', meta: undefined, text, fenced: true });
}

function bashReads(script: string): boolean {
  const { status, error } = spawnSync('bash', ['-n'], { input: script, stdio: ['pipe', 'ignore', 'ignore'] });
  if (error !== undefined) throw error;
  return status === 0;
}
