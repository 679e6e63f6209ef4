import { claimOf, type Config } from './config/index.ts';
import { glanceAt } from './glance.ts';
import type { Kind, Room } from './room.ts';
import { recognise, roomOf } from './rooms.ts';

/** The room that a document is of, and why. */
export interface Owner {
  readonly room: Room;
  readonly sure: number;
  readonly why: string;
}

/** A stretch of a document that is a room's. */
export interface Part {
  readonly kind: Kind;
  readonly line: number;
  readonly endLine: number;
  readonly sure: number;
  readonly why: string;
}

export interface OwnerRequest {
  readonly uri: string;
  readonly path: string;
  /** What the person says it is. */
  readonly as: Kind | undefined;
  readonly config: Config;
  /** Asked for only where nobody says what it is. */
  readonly text: () => string;
}

/** What the person or `.steady.yaml` says it is, else what its content shows. */
export function ownerOf(request: OwnerRequest): Owner | undefined {
  const path = placed(request);
  const claim = claimOf(request.config, path);
  const room = roomOf(request.as ?? claim?.kind);
  if (room) return { room, sure: 1, why: request.as === undefined ? `.steady.yaml says so: ${claim?.glob ?? ''}` : 'as asked' };
  const found = recognise(glanceAt(path, request.text()));
  return found && { room: found.room, ...found.recognition };
}

/** A document is its room's from its first line to its last. */
export function partOf({ room, sure, why }: Owner, lineCount: number): Part {
  return { kind: room.kind, line: 0, endLine: Math.max(0, lineCount - 1), sure, why };
}

/** The path from the root of the workspace, also where only a part of it is open. */
function placed({ uri, path, config: { root } }: OwnerRequest): string {
  return root !== undefined && uri.startsWith(`${root}/`) ? decoded(uri.slice(root.length + 1)) : path;
}

/** A part of a URI as people write it. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
