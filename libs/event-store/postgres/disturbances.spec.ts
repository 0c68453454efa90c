import type { AppendRequest, EventStore } from '@koz/event-store';
import { anAppend, anEvent, appended, wholeLog } from '@koz/event-store-contract';
import { createPool } from '@koz/platform';
import { BreakableWay, eventually, testDatabase, type TestDatabase } from '@koz/testing';
import type { Pool } from 'pg';
import { migrations } from './migrations.js';
import { createPostgresEventStore, type PostgresEventStore } from './postgres-event-store.js';

const unavailable = { name: 'EventStoreUnavailableError' };

describe('The event store on PostgreSQL, disturbed', () => {
  let database: TestDatabase;
  let way: BreakableWay;
  /** Over the way, and patient enough only for a server that answers. */
  let far: Pool;
  let hasty: PostgresEventStore;
  /** Straight to the server. */
  let store: PostgresEventStore;

  beforeEach(async () => {
    database = await testDatabase({ migrations });
    const server = new URL(database.url);
    const port = Number(server.port);
    way = new BreakableWay(() => port);
    await way.open();
    server.port = String(way.port);
    far = createPool(server.href, { role: 'koz_command', connectWithinMs: 500 });
    hasty = createPostgresEventStore({ readPool: far, answerWithinMs: 500 });
    store = createPostgresEventStore({ readPool: database.pool('koz_command') });
  });
  afterEach(async () => {
    way.letPass();
    await Promise.all([hasty.close(), store.close()]);
    await far.end();
    await way.close();
    await database.drop();
  });

  const log = () => wholeLog(readerOf(database));

  it('gives up an append that hangs in the server, and the retry is answered as the write that it was', async () => {
    await appended(hasty, anAppend());
    const request = anAppend();
    const holder = await database.adminPool().connect();
    try {
      // Whoever appends waits for the counter.
      await holder.query('BEGIN; SELECT FROM es.counter FOR UPDATE');
      await expect(hasty.append(request)).rejects.toMatchObject(unavailable);
      expect(await log()).toHaveLength(1);
    } finally {
      await holder.query('COMMIT');
      holder.release();
    }
    // What was given up may come through after all: then the retry finds it, and otherwise it writes it.
    expect(await appended(store, request)).toMatchObject({ position: 1 });
    await eventually(async () => (await appendsUnderWay(database)) === 0);
    expect((await log()).map(({ id }) => id)).toEqual([expect.anything(), request.events[0].id]);
  });

  it('loses and doubles nothing when answers do not arrive, and the same is sent again', async () => {
    const { tip } = await appended(hasty, anAppend());
    const stream = (await log())[0]!.stream;
    way.holdUp();
    const requests: AppendRequest[] = [
      anAppend({ stream, expected: tip, events: [anEvent(), anEvent()] }),
      anAppend(),
      anAppend(),
    ];
    for (const request of requests) await expect(hasty.append(request)).rejects.toMatchObject(unavailable);
    await expect(hasty.heads(requests[0]!.scope, [stream])).rejects.toMatchObject(unavailable);
    way.letPass();
    for (const request of requests) await eventually(() => hasty.append(request));
    await eventually(async () => (await appendsUnderWay(database)) === 0);
    const ids = (await log()).map(({ id }) => id);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
    expect(ids).toEqual(expect.arrayContaining(requests.flatMap(({ events }) => events.map(({ id }) => id))));
  });

  it('answers once for appends in flight whose connection breaks, each of them written once in the end', async () => {
    const requests = Array.from({ length: 200 }, () => anAppend());
    const outcomes = requests.map(async (request) => {
      try {
        return await hasty.append(request);
      } catch (error) {
        expect(error).toMatchObject(unavailable);
        return undefined;
      }
    });
    await eventually(async () => (await log()).length > 0);
    way.break();
    await Promise.all(outcomes);
    for (const request of requests) await eventually(() => hasty.append(request));
    const ids = (await log()).map(({ id }) => id);
    expect(ids).toHaveLength(200);
    expect(new Set(ids)).toEqual(new Set(requests.map(({ events }) => events[0].id)));
  });
});

/** The log, straight from the server and as the role that reads all of it. */
const readerOf = (database: TestDatabase): EventStore =>
  createPostgresEventStore({ readPool: database.pool('koz_projector') });

async function appendsUnderWay(database: TestDatabase): Promise<number> {
  const { rows } = await database.adminPool().query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`,
  );
  return rows[0]?.n ?? 0;
}
