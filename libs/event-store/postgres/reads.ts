import type { EventStore, StoredEvent, StreamHead, StreamName } from '@koz/event-store';
import type { ApplicationId, ControllerId, EventId } from '@koz/privacy-types';
import type { Pool, QueryResultRow } from 'pg';
import { asPortError } from './unavailable.js';

/** What every read of events selects: see `bytes` in 0003-read.sql. */
type EventColumns = [
  position: number | string,
  revision: number,
  id: string,
  type: string,
  version: number,
  payloadLength: number,
  bytes: Buffer,
];
type LogRow = [...EventColumns, stream: string, controller: string];
type FoundRow = [...EventColumns, stream: string];
type HeadRow = [
  stream: string,
  controller: string,
  revision: number,
  hash: Buffer,
  position: number | string,
  stage: string | null,
  place: string | null,
  placeApplicationId: string | null,
  keptApplicationIds: string[] | null,
  fence: string | null,
];

const hashBytes = 32;

type TenantReads = Pick<
  EventStore,
  'readStream' | 'readStreams' | 'readStretch' | 'readSharedStretch' | 'findEvent' | 'heads'
>;

/** Reads in a controller's scope: one round trip each, in which row-level security is told who asks. */
export const tenantReads = (pool: Pool, answerWithinMs: number): TenantReads => ({
  readStream: async ({ controller }, stream, from = 0) => {
    const rows = await query<EventColumns>(pool, answerWithinMs, {
      name: 'es.read_stream',
      text: 'SELECT position, revision, id, type, version, payload_length, bytes FROM es.read_stream($1, $2, $3)',
      values: [controller, stream, from],
    });
    return rows.map((row) => toEvent(row, stream, controller));
  },
  readStreams: async ({ controller }, reads) => {
    const rows = await query<[...EventColumns, place: number]>(pool, answerWithinMs, {
      name: 'es.read_streams',
      text: `SELECT e.position, e.revision, e.id, e.type, e.version, e.payload_length, e.bytes, read.place::int
        FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS read (stream, first, place)
       CROSS JOIN LATERAL es.read_stream($1, read.stream, read.first) AS e
       ORDER BY read.place, e.revision`,
      values: [controller, reads.map(({ stream }) => stream), reads.map(({ from = 0 }) => from)],
    });
    const found = reads.map((): StoredEvent[] => []);
    for (const row of rows) {
      const at = row[7] - 1;
      const stream = reads[at]?.stream;
      if (stream !== undefined) found[at]?.push(toEvent(row, stream, controller));
    }
    return found;
  },
  readStretch: async ({ controller }, after, through) => {
    const rows = await query<FoundRow>(pool, answerWithinMs, {
      name: 'es.read_stretch',
      text: `SELECT position, revision, id, type, version, payload_length, bytes, stream
        FROM es.read_stretch($1, $2, $3)`,
      values: [controller, after, through],
    });
    return rows.map((row) => toEvent(row, row[7], controller));
  },
  readSharedStretch: async ({ controller }, after, through, types) => {
    const rows = await query<LogRow>(pool, answerWithinMs, {
      name: 'es.read_shared_stretch',
      text: `SELECT position, revision, id, type, version, payload_length, bytes, stream, controller
        FROM es.read_shared_stretch($1, $2, $3, $4)`,
      values: [controller, after, through, types],
    });
    return rows.map((row) => toEvent(row, row[7], row[8]));
  },
  findEvent: async ({ controller }, id) => {
    const [row] = await query<FoundRow>(pool, answerWithinMs, {
      name: 'es.find_event',
      text: 'SELECT position, revision, id, type, version, payload_length, bytes, stream FROM es.find_event($1, $2)',
      values: [controller, id],
    });
    return row && toEvent(row, row[7], controller);
  },
  heads: async ({ controller }, streams) => {
    const rows = await query<HeadRow>(pool, answerWithinMs, {
      name: 'es.heads',
      text: `SELECT stream, controller, revision, hash, position, stage, place, place_application_id,
          kept_application_ids, fence
        FROM es.heads($1, $2)`,
      values: [controller, streams],
    });
    return new Map(rows.map((row) => [row[0] as StreamName, toHead(row)]));
  },
});

type LogReads = Pick<EventStore, 'readAll' | 'lastPosition'>;

/** Reads of the whole log, for roles that row-level security lets through. */
export const logReads = (pool: Pool, answerWithinMs: number): LogReads => ({
  readAll: async (after, limit) => {
    // Not a named statement: a plan made while the log was short would be kept when it is long.
    const rows = await query<LogRow>(pool, answerWithinMs, {
      text: `SELECT position, revision, id, type, version, octet_length(payload),
          hash || prev_hash || payload || metadata, stream, controller
        FROM es.event WHERE position > $1 ORDER BY position LIMIT $2`,
      values: [after, limit],
    });
    return rows.map((row) => toEvent(row, row[7], row[8]));
  },
  lastPosition: async () => {
    const rows = await query<[number | string]>(pool, answerWithinMs, {
      name: 'es.last_position',
      text: 'SELECT next_position - 1 FROM es.counter',
      values: [],
    });
    return Number(rows[0]?.[0] ?? -1);
  },
});

interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

async function query<Row extends unknown[]>(
  pool: Pool,
  answerWithinMs: number,
  statement: Statement,
): Promise<Row[]> {
  try {
    const { rows } = await pool.query<QueryResultRow & Row>({
      ...statement,
      values: [...statement.values],
      rowMode: 'array',
      query_timeout: answerWithinMs,
    } as never);
    return rows as Row[];
  } catch (error) {
    throw asPortError(error);
  }
}

function toEvent(
  row: EventColumns | FoundRow | LogRow | [...EventColumns, place: number],
  stream: string,
  controller: ControllerId | string,
): StoredEvent {
  const bytes = row[6];
  const payloadStart = 2 * hashBytes;
  const metadataStart = payloadStart + row[5];
  return {
    position: Number(row[0]),
    stream: stream as StreamName,
    revision: row[1],
    id: row[2] as EventId,
    type: row[3],
    version: row[4],
    controller: controller as ControllerId,
    payload: bytes.subarray(payloadStart, metadataStart),
    metadata: bytes.subarray(metadataStart),
    hash: bytes.subarray(0, hashBytes),
    previousHash: bytes.subarray(hashBytes, payloadStart),
  };
}

function toHead(row: HeadRow): StreamHead {
  const [stream, controller, revision, hash, position, stage, place, placeApplicationId, kept, fence] = row;
  return {
    stream: stream as StreamName,
    controller: controller as ControllerId,
    revision,
    hash,
    position: Number(position),
    ...(stage === null ? {} : { stage: stage as NonNullable<StreamHead['stage']> }),
    ...(place === null ? {} : { place: place as NonNullable<StreamHead['place']> }),
    ...(placeApplicationId === null ? {} : { placeApplicationId: placeApplicationId as ApplicationId }),
    ...(kept === null ? {} : { keptApplicationIds: kept as ApplicationId[] }),
    ...(fence === null ? {} : { fence: fence as NonNullable<StreamHead['fence']> }),
  };
}
