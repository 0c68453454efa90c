import type { AppendOutcome } from '@koz/event-store';
import { flushEvents, hasSqlState } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { ClientBase, Pool, PoolClient, QueryArrayConfig } from 'pg';
import type { Answer, ChainedAppend, FlushConnection } from './append-queue.js';
import { byteaArray, int2Array, int4Array, textArray, uuidArray } from './binary-array.js';
import { asPortError, isUnavailability } from './unavailable.js';

/** What es.append says of an append that it did not write (0004-kept-places.sql). */
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

const appendStatement = `SELECT first_position, refused FROM es.append(${Array.from({ length: 18 }, (_, i) => `$${i + 1}`).join(', ')})`;

/**
 * A connection of the pool for flushes. A flush whose answer was lost may have been written: its callers get
 * `EventStoreUnavailableError` and may send the same requests again.
 *
 * @param answerWithinMs how long the server may take for a flush; then the connection is given up.
 * @throws EventStoreUnavailableError when there is no connection to be had.
 */
export async function openFlushConnection(pool: Pool, answerWithinMs: number): Promise<FlushConnection> {
  try {
    return new PostgresFlushConnection(await pool.connect(), answerWithinMs);
  } catch (error) {
    throw asPortError(error);
  }
}

class PostgresFlushConnection implements FlushConnection {
  isBroken = false;
  /** A lost connection rejects the statement under way and is announced besides: unheard, that ends the process. */
  private readonly onLost = (): void => {
    this.isBroken = true;
  };

  constructor(
    private readonly client: PoolClient,
    private readonly answerWithinMs: number,
  ) {
    client.on('error', this.onLost);
  }

  async write(controller: ControllerId, appends: readonly ChainedAppend[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    const { client, answerWithinMs } = this;
    try {
      await write({ client, answerWithinMs, controller }, appends, answers);
    } catch (thrown) {
      this.isBroken = true;
      const error = asPortError(thrown);
      while (answers.length < appends.length) answers.push({ error });
    }
    return answers;
  }

  release(): void {
    this.client.off('error', this.onLost);
    this.client.release(this.isBroken);
  }
}

interface Lane {
  readonly client: ClientBase;
  readonly answerWithinMs: number;
  readonly controller: ControllerId;
}

/**
 * Adds the answers to those given; throws when the database could not be reached, without answers for the rest. When it
 * refuses a flush for something else than a stale append, nothing of it was written: the flush is halved until the one
 * to blame is alone.
 */
async function write(lane: Lane, flush: readonly ChainedAppend[], answers: Answer[]): Promise<void> {
  let row: AppendRow;
  try {
    row = await send(lane, flush);
  } catch (error) {
    if (isUnavailability(error)) throw error;
    const [first, ...others] = flush;
    if (first && others.length === 0) {
      answers.push(
        hasSqlState(error, uniqueViolation) ? { outcome: await conflict(lane, first) } : { error },
      );
      return;
    }
    const half = flush.length >> 1;
    await write(lane, flush.slice(0, half), answers);
    return write(lane, flush.slice(half), answers);
  }
  const [firstPosition, refused] = row;
  const refusals = new Map(refused?.map((refusal) => [refusal.append, refusal]));
  let position = Number(firstPosition) - 1;
  for (const [index, { request, tip }] of flush.entries()) {
    const refusal = refusals.get(index + 1);
    if (!refusal) position += request.events.length;
    answers.push({
      outcome: refusal ? outcomeOf(refusal) : { outcome: 'appended', tip, position, replayed: false },
    });
  }
}

/** An id that another event bears, or a stream of another controller: not what the caller read. */
async function conflict({ client }: Lane, { request }: ChainedAppend): Promise<AppendOutcome> {
  const { rows } = await client.query<[number, Buffer]>({
    text: 'SELECT revision, hash FROM es.heads($1, ARRAY[$2]) WHERE controller = $1',
    values: [request.scope.controller, request.stream],
    rowMode: 'array',
  });
  const [head] = rows;
  return { outcome: 'conflict', actual: head && { revision: head[0], hash: head[1] } };
}

async function send(
  { client, answerWithinMs, controller }: Lane,
  flush: readonly ChainedAppend[],
): Promise<AppendRow> {
  const query: QueryArrayConfig & { query_timeout: number } = {
    name: 'es.append',
    text: appendStatement,
    values: parametersOf(controller, flush),
    rowMode: 'array',
    query_timeout: answerWithinMs,
  };
  const { rows } = await client.query<AppendRow>(query);
  flushEvents.observe(flush.reduce((sum, { request }) => sum + request.events.length, 0));
  const [row] = rows;
  if (row === undefined) throw new Error('es.append gave no answer');
  return row;
}

function parametersOf(controller: ControllerId, flush: readonly ChainedAppend[]): unknown[] {
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
    textArray(requests.map(({ head }) => head.keptApplicationIds?.join(','))),
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
