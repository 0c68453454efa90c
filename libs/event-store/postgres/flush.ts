import type { AppendOutcome } from '@koz/event-store';
import { hasSqlState } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { ClientBase, Pool, PoolClient, QueryArrayConfig } from 'pg';
import type { PendingAppend } from './append-queue.js';
import { byteaArray, int2Array, int4Array, textArray, uuidArray } from './binary-array.js';
import { asPortError, isUnavailability } from './unavailable.js';

/** What es.append says of an append that it did not write (0002-append.sql). */
interface Refusal {
  /** Ordinal in the flush, from 1. */
  readonly append: number;
  readonly replayed: boolean;
  readonly revision: number | null;
  readonly hash?: string;
  readonly position?: number;
}

type AppendRow = [firstPosition: number | string, refused: Refusal[] | null];

/** An event id, or a stream, that is there already though the head fitted. */
const uniqueViolation = '23505';

/** A lost connection rejects the statement under way and is announced besides: without a listener that ends the process. */
const alsoRejected = (): void => undefined;

const appendStatement = `SELECT first_position, refused FROM es.append(${Array.from({ length: 17 }, (_, i) => `$${i + 1}`).join(', ')})`;

/**
 * Writes a flush over one connection of the pool and settles each of its appends. A flush whose answer was lost may
 * have been written: its callers get `EventStoreUnavailableError` and may send the same requests again.
 *
 * @param answerWithinMs how long the server may take; then the connection is given up.
 */
export async function writeFlush(
  pool: Pool,
  answerWithinMs: number,
  controller: ControllerId,
  flush: readonly PendingAppend[],
): Promise<void> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    client.on('error', alsoRejected);
    await settle(client, answerWithinMs, controller, flush);
    client.off('error', alsoRejected);
    client.release();
  } catch (error) {
    client?.release(true);
    for (const { reject } of flush) reject(asPortError(error));
  }
}

/**
 * Throws when the whole flush failed. When the database refuses a flush for something else than a stale append, nothing
 * of it was written: it is halved until the one to blame is alone.
 */
async function settle(
  client: ClientBase,
  answerWithinMs: number,
  controller: ControllerId,
  flush: readonly PendingAppend[],
): Promise<void> {
  let answer: AppendRow;
  try {
    answer = await send(client, answerWithinMs, controller, flush);
  } catch (error) {
    if (isUnavailability(error)) throw error;
    const [first, ...others] = flush;
    if (first && others.length === 0) return settleRefused(client, first, error);
    const half = flush.length >> 1;
    await settle(client, answerWithinMs, controller, flush.slice(0, half));
    return settle(client, answerWithinMs, controller, flush.slice(half));
  }
  const [firstPosition, refused] = answer;
  const refusals = new Map(refused?.map((refusal) => [refusal.append, refusal]));
  let position = Number(firstPosition) - 1;
  flush.forEach((pending, index) => {
    const refusal = refusals.get(index + 1);
    if (refusal) return pending.resolve(outcomeOf(refusal));
    position += pending.request.events.length;
    pending.resolve({ outcome: 'appended', tip: pending.tip, position, replayed: false });
  });
}

/** An id that another event bears, or a stream of another controller: not what the caller read, so a conflict. */
async function settleRefused(
  client: ClientBase,
  { request, resolve, reject }: PendingAppend,
  error: unknown,
): Promise<void> {
  if (!hasSqlState(error, uniqueViolation)) return reject(error);
  const { rows } = await client.query<[number, Buffer]>({
    text: 'SELECT revision, hash FROM es.heads($1, ARRAY[$2]) WHERE controller = $1',
    values: [request.scope.controller, request.stream],
    rowMode: 'array',
  });
  const [head] = rows;
  resolve({ outcome: 'conflict', actual: head && { revision: head[0], hash: head[1] } });
}

async function send(
  client: ClientBase,
  answerWithinMs: number,
  controller: ControllerId,
  flush: readonly PendingAppend[],
): Promise<AppendRow> {
  const query: QueryArrayConfig & { query_timeout: number } = {
    name: 'es.append',
    text: appendStatement,
    values: parametersOf(controller, flush),
    rowMode: 'array',
    query_timeout: answerWithinMs,
  };
  const { rows } = await client.query<AppendRow>(query);
  const [row] = rows;
  if (row === undefined) throw new Error('es.append gave no answer');
  return row;
}

function parametersOf(controller: ControllerId, flush: readonly PendingAppend[]): unknown[] {
  const requests = flush.map(({ request }) => request);
  const events = requests.flatMap((request) => request.events);
  const eventStreams: string[] = [];
  const revisions: number[] = [];
  const lastEvents: number[] = [];
  for (const { request, tip } of flush) {
    const { length } = request.events;
    for (let revision = tip.revision - length + 1; revision <= tip.revision; revision += 1) {
      eventStreams.push(request.stream);
      revisions.push(revision);
    }
    lastEvents.push(revisions.length);
  }
  return [
    controller,
    textArray(requests.map(({ stream }) => stream)),
    int4Array(lastEvents),
    textArray(requests.map(({ head }) => head.stage)),
    textArray(requests.map(({ head }) => head.place)),
    uuidArray(requests.map(({ head }) => head.placeApplicationId)),
    textArray(requests.map(({ head }) => head.fence)),
    textArray(requests.map(({ sharedWith }) => sharedWith?.join(','))),
    textArray(eventStreams),
    int4Array(revisions),
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    int2Array(events.map(({ version }) => version)),
    byteaArray(events.map(({ payload }) => payload)),
    byteaArray(events.map(({ metadata }) => metadata)),
    byteaArray(flush.flatMap(({ hashes }) => hashes)),
    byteaArray(flush.flatMap(({ previousHashes }) => previousHashes)),
  ];
}

function outcomeOf({ replayed, revision, hash, position }: Refusal): AppendOutcome {
  const tip = revision === null ? undefined : { revision, hash: Buffer.from(hash ?? '', 'hex') };
  return replayed && tip
    ? { outcome: 'appended', tip, position: position ?? -1, replayed: true }
    : { outcome: 'conflict', actual: tip };
}
