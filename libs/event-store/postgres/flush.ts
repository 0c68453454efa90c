import { noPreviousHash, type AppendOutcome, type StreamTip } from '@koz/event-store';
import { hasSqlState } from '@koz/platform';
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
  flush: readonly PendingAppend[],
): Promise<void> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    client.on('error', alsoRejected);
    await settle(client, answerWithinMs, flush);
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
  flush: readonly PendingAppend[],
): Promise<void> {
  let answer: AppendRow;
  try {
    answer = await send(client, answerWithinMs, flush);
  } catch (error) {
    if (isUnavailability(error)) throw error;
    if (flush.length === 1) return settleRefused(client, flush[0]!, error);
    const half = flush.length >> 1;
    await settle(client, answerWithinMs, flush.slice(0, half));
    return settle(client, answerWithinMs, flush.slice(half));
  }
  const [firstPosition, refused] = answer;
  const refusals = new Map(refused?.map((refusal) => [refusal.append, refusal]));
  let position = Number(firstPosition) - 1;
  flush.forEach((pending, index) => {
    const refusal = refusals.get(index + 1);
    if (refusal) return pending.resolve(outcomeOf(refusal));
    position += pending.request.events.length;
    pending.resolve({ outcome: 'appended', tip: tipOf(pending), position, replayed: false });
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
  flush: readonly PendingAppend[],
): Promise<AppendRow> {
  const query: QueryArrayConfig & { query_timeout: number } = {
    name: 'es.append',
    text: appendStatement,
    values: parametersOf(flush),
    rowMode: 'array',
    query_timeout: answerWithinMs,
  };
  const { rows } = await client.query<AppendRow>(query);
  return rows[0]!;
}

function parametersOf(flush: readonly PendingAppend[]): unknown[] {
  const requests = flush.map(({ request }) => request);
  const events = requests.flatMap((request) => request.events);
  const hashes = flush.flatMap((pending) => pending.hashes);
  const eventStreams: string[] = [];
  const revisions: number[] = [];
  const previousHashes: Uint8Array[] = [];
  const lastEvents: number[] = [];
  for (const { request, hashes: chained } of flush) {
    let revision = revisionOf(request.expected);
    request.events.forEach((_, index) => {
      eventStreams.push(request.stream);
      revisions.push((revision += 1));
      previousHashes.push(index === 0 ? hashOf(request.expected) : chained[index - 1]!);
    });
    lastEvents.push(revisions.length);
  }
  return [
    requests[0]!.scope.controller,
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
    byteaArray(hashes),
    byteaArray(previousHashes),
  ];
}

const revisionOf = (expected: StreamTip | 'noStream'): number =>
  expected === 'noStream' ? -1 : expected.revision;

const hashOf = (expected: StreamTip | 'noStream'): Uint8Array =>
  expected === 'noStream' ? noPreviousHash : expected.hash;

const tipOf = ({ request, hashes }: PendingAppend): StreamTip => ({
  revision: revisionOf(request.expected) + request.events.length,
  hash: hashes.at(-1)!,
});

function outcomeOf({ replayed, revision, hash, position }: Refusal): AppendOutcome {
  const tip = revision === null ? undefined : { revision, hash: Buffer.from(hash ?? '', 'hex') };
  return replayed && tip
    ? { outcome: 'appended', tip, position: position ?? -1, replayed: true }
    : { outcome: 'conflict', actual: tip };
}
