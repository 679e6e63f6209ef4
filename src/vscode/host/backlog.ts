import * as vscode from 'vscode';
import type { LineSpan, Session } from '../../core/index.ts';
import type { HostLog } from './log.ts';
import { timed } from './work.ts';

/** Milliseconds of the extension host at a time: between two turns, whatever waits for it comes through. */
const TURN = 8;

export interface BacklogRequest {
  /** The lines of a document that a person sees. */
  readonly visible: (uri: string) => LineSpan | undefined;
  /** All of a session is read now. */
  readonly done: (uri: string) => void;
  readonly log: HostLog;
}

/** Lets sessions read on, a turn at a time, while the host has nothing else to do. */
export class Backlog implements vscode.Disposable {
  readonly #request: BacklogRequest;
  readonly #waiting = new Map<string, Session>();
  readonly #soon = timed('Reading on', () => {
    this.#turn();
  });
  #next: NodeJS.Immediate | undefined;

  constructor(request: BacklogRequest) {
    this.#request = request;
  }

  add(session: Session): void {
    this.#waiting.set(session.uri, session);
    this.#next ??= setImmediate(this.#soon);
  }

  has(uri: string): boolean {
    return this.#waiting.has(uri);
  }

  remove(uri: string): void {
    this.#waiting.delete(uri);
  }

  dispose(): void {
    clearImmediate(this.#next);
    this.#waiting.clear();
  }

  #turn(): void {
    this.#next = undefined;
    const until = performance.now() + TURN;
    for (const [uri, session] of this.#waiting) {
      if (this.#readOn(session, until)) break;
      this.#waiting.delete(uri);
      this.#request.done(uri);
    }
    if (this.#waiting.size === 0) return;
    this.#next ??= setImmediate(this.#soon);
  }

  /** `true` where the turn is over and more is waiting. */
  #readOn(session: Session, until: number): boolean {
    try {
      const near = this.#request.visible(session.uri);
      while (session.advance(near)) if (performance.now() >= until) return true;
    } catch (error) {
      this.#request.log.error(`${session.uri} could not be read on`, error);
    }
    return false;
  }
}

/** The lines that the editors of a document show, with a screen above and below. */
export function visibleLines(uri: string): LineSpan | undefined {
  const ranges = vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri)
    .flatMap(({ visibleRanges }) => visibleRanges);
  if (ranges.length === 0) return undefined;
  const first = Math.min(...ranges.map(({ start }) => start.line));
  const last = Math.max(...ranges.map(({ end }) => end.line));
  const screen = last - first + 1;
  return { line: Math.max(0, first - screen), endLine: last + screen };
}
