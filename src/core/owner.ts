import { claimOf, type Config } from './config/index.ts';
import type { Glance, Kind, Room } from './room.ts';
import { recognise, roomOf } from './rooms.ts';
import { decoded } from './text/index.ts';

/** The room that a document is of, and why. */
export interface Owner {
  readonly room: Room;
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
  readonly glance: () => Glance;
}

/** What the person or `.steady.yaml` says it is, else what its content shows. */
export function ownerOf(request: OwnerRequest): Owner | undefined {
  const path = placed(request);
  const claim = claimOf(request.config, path);
  const room = roomOf(request.as ?? claim?.kind);
  if (room) return { room, sure: 1, why: request.as === undefined ? `.steady.yaml says so: ${claim?.glob ?? ''}` : 'as asked' };
  const found = recognise(request.glance());
  return found && { room: found.room, ...found.recognition };
}

/** The path from the root of the workspace, also where only a part of it is open. */
export function placed({ uri, path, config: { root } }: Pick<OwnerRequest, 'uri' | 'path' | 'config'>): string {
  return root !== undefined && uri.startsWith(`${root}/`) ? decoded(uri.slice(root.length + 1)) : path;
}
