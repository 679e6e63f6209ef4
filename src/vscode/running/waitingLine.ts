import * as vscode from 'vscode';
import type { Attempt } from './attempts.ts';

/** How often it is looked whether a terminal is free that tells nothing by itself, in milliseconds. */
const LOOK_EVERY = 1000;

interface Waiting {
  readonly attempt: Attempt;
  readonly go: (on: boolean) => void;
}

/** Steps that wait until what they need is free; of each document the one that came first goes first. */
export class WaitingLine implements vscode.Disposable {
  readonly #isFree: (attempt: Attempt) => Promise<boolean>;
  readonly #subscription: vscode.Disposable;
  #waiting: readonly Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  /** `wakes` are the events after which something may be free. */
  constructor(isFree: (attempt: Attempt) => Promise<boolean>, ...wakes: readonly vscode.Event<unknown>[]) {
    this.#isFree = isFree;
    this.#subscription = vscode.Disposable.from(...wakes.map((wake) => wake(() => void this.#look())));
  }

  /** Resolves when it is the attempt's turn; with `false` where it has left the line. */
  turn(attempt: Attempt): Promise<boolean> {
    return new Promise((resolve) => {
      const go = (on: boolean): void => {
        this.#waiting = this.#waiting.filter((each) => each.attempt !== attempt);
        if (this.#waiting.length === 0) this.#rest();
        resolve(on);
      };
      this.#waiting = [...this.#waiting, { attempt, go }];
      this.#timer ??= setInterval(() => void this.#look(), LOOK_EVERY);
    });
  }

  leave(attempt: Attempt): void {
    this.#waiting.find((each) => each.attempt === attempt)?.go(false);
  }

  dispose(): void {
    this.#rest();
    this.#subscription.dispose();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const asked = new Set<string>();
      for (const waiting of this.#waiting) {
        const { attempt, go } = waiting;
        const line = `${attempt.needs} ${attempt.uri}`;
        if (asked.has(line)) continue;
        asked.add(line);
        // It may have left the line while it was looked.
        if ((await this.#isFree(attempt)) && this.#waiting.includes(waiting)) go(true);
      }
    } finally {
      this.#looking = false;
    }
  }
}
