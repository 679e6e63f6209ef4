import type { Glance, Recognition, Room } from './room.ts';
import { runbook } from './runbook/index.ts';

/** Every kind of document, in the order that breaks ties. A new room is one more line here. */
export const rooms: readonly Room[] = [runbook];

/** From here on a document belongs to the room. */
const SURE = 0.5;

/** The room that a document belongs to, by the best score. */
export function recognise(glance: Glance): { readonly room: Room; readonly recognition: Recognition } | undefined {
  let best: { room: Room; recognition: Recognition } | undefined;
  for (const room of rooms) {
    const recognition = room.recognise(glance);
    if (recognition.sure >= SURE && recognition.sure > (best?.recognition.sure ?? 0)) best = { room, recognition };
  }
  return best;
}

export function roomOf(kind: string | undefined): Room | undefined {
  return rooms.find((room) => room.kind === kind);
}
