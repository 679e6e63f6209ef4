import { parentPort, workerData } from 'node:worker_threads';
import { createIndexer } from './indexer.ts';
import type { Answer, Request, WorkerSettings } from './messages.ts';

/** Milliseconds between two signs of life, by which the host tells work from a hang. */
const BEAT = 1000;

const port = parentPort;
if (port !== null) {
  const answer = (said: Answer): void => {
    port.postMessage(said);
  };
  const indexer = createIndexer(workerData as WorkerSettings, answer);
  port.on('message', (request: Request) => {
    indexer.take(request);
  });
  setInterval(() => {
    answer({ kind: 'alive' });
  }, BEAT);
}
