import type { EventStore, StoredEvent } from '@koz/event-store';
import { LogGapError } from '@koz/event-store-postgres';
import { catchUp } from './appending.js';
import type { Connection } from './connection.js';
import type { SealedEvent, SealIndex } from './seal-index.js';
import { hex, numbered, type LoggedEvent } from './stored-form.js';

type Reads = Omit<EventStore, 'append' | 'subscribe'>;

/** Reads of a scope and of the log. Bytes come from KurrentDB, positions, heads and ids from the sealer's index. */
export const reads = (connection: Connection, index: SealIndex): Reads => {
  const readStream = streamReads(connection, index);
  return {
    readStream,

    // A call each, for the server has none for many.
    readStreams: (scope, asked) =>
      Promise.all(asked.map(({ stream, from }) => readStream(scope, stream, from))),

    readStretch: async ({ controller }, after, through) =>
      eventsOf(connection, await index.stretch(controller, after, through)),

    readSharedStretch: async ({ controller }, after, through, types) => {
      const shared = await eventsOf(connection, await index.sharedStretch(controller, after, through));
      return shared.filter(({ type }) => types.includes(type));
    },

    findEvent: async ({ controller }, id) => {
      let [found] = await index.findEvents(controller, [id]);
      if (!found) {
        // It may be written and not yet numbered: the answer to it was lost, or is under way.
        await catchUp(connection, index);
        [found] = await index.findEvents(controller, [id]);
      }
      if (!found) return undefined;
      const [event] = await connection.readStream(found.stream, found.revision, 1);
      return numbered(sameAs(event, found), found.position);
    },

    heads: async ({ controller }, streams) => {
      if (streams.length === 0) return new Map();
      // What must hold at once: as the log is now, not as the index knew it.
      await catchUp(connection, index);
      const heads = await index.heads(controller, streams);
      return new Map(
        [...heads].map(([stream, { sharedWith: _sharedWith, ...head }]) => [stream, head] as const),
      );
    },

    readAll: async (after, limit): Promise<StoredEvent[]> => {
      const sealed = await index.after(after, limit);
      const [first] = sealed;
      if (!first) return [];
      const events = await connection.readLog(first.place, sealed.length);
      return sealed.map((seal, offset) => numbered(sameAs(events[offset], seal), seal.position));
    },

    lastPosition: async () => {
      await catchUp(connection, index);
      return index.lastPosition();
    },
  };
};

/** The events of rows of the index, from one reading of the log: it has others' between them, which are let go. */
async function eventsOf(connection: Connection, sealed: readonly SealedEvent[]): Promise<StoredEvent[]> {
  const [first, last] = [sealed[0], sealed.at(-1)];
  if (!first || !last) return [];
  const events = await connection.readLog(first.place, last.position - first.position + 1);
  return sealed.map((seal) => numbered(sameAs(events[seal.position - first.position], seal), seal.position));
}

/** @throws LogGapError when the log does not hold, at its place, the very event that was numbered. */
function sameAs(
  event: LoggedEvent | undefined,
  seal: { readonly position: number; readonly id: string; readonly hash: Uint8Array },
): LoggedEvent {
  if (event?.id !== seal.id || hex(event.hash) !== hex(seal.hash)) throw new LogGapError(seal.position - 1);
  return event;
}

const streamReads =
  (connection: Connection, index: SealIndex): Reads['readStream'] =>
  async ({ controller }, stream, from = 0) => {
    const events = await connection.readStream(stream, from);
    const last = events.at(-1);
    if (last?.controller !== controller) return [];
    await index.reaches(last.place);
    const positions = await index.positions(controller, stream, from);
    // A role that may not see this stream, as the query side may not see a plan's, is shown no position of it.
    if (positions.size === 0) return [];
    return events.map((event) => {
      const position = positions.get(event.revision);
      if (position === undefined) throw new LogGapError(event.revision);
      return numbered(event, position);
    });
  };
