import type { EventStore, StoredEvent } from '@koz/event-store';
import { anAppend, appended, antwerpen, follow, mechelen, wholeLog } from '@koz/event-store-contract';
import { createPool, silentLogger } from '@koz/platform';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import type { Pool } from 'pg';
import { createKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store.js';
import { quickTimes } from './kurrentdb-harness.js';
import { migrations } from './migrations.js';
import { startSealer, type Sealer } from './sealer.js';
import { ProtocolServer } from './testing/protocol-server.js';

const unavailable = { name: 'EventStoreUnavailableError' };
const listen = { pollMs: 100, retryFirstMs: 10, retryLongestMs: 200 };

describe('The event store on KurrentDB, disturbed', () => {
  let database: TestDatabase;
  let pool: Pool;
  let server: ProtocolServer;
  let open: (KurrentDbEventStore | { close(): Promise<void> })[];

  beforeEach(async () => {
    database = await testDatabase({ migrations });
    pool = createPool(database.url, { role: 'koz_process_manager', max: 20 });
    server = new ProtocolServer();
    await server.start();
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((part) => part.close()));
    await pool.end();
    await server.die();
    await database.drop();
  });

  const aStore = (answerWithinMs = 20_000): EventStore => {
    const store = createKurrentDbEventStore({ url: server.url, pool, listen, answerWithinMs });
    open.push(store);
    return store;
  };
  const aSealer = (): Sealer => {
    const sealer = startSealer({
      ...{ url: server.url, namespace: 'koz.', answerWithinMs: 1_000 },
      ...{ pool: database.pool('koz_sealer'), logger: silentLogger, times: quickTimes },
    });
    let stopping: Promise<void> | undefined;
    const once = { stop: () => (stopping ??= sealer.stop()) };
    open.push({ close: once.stop });
    return once;
  };

  it('gives up an append that hangs, and the retry is answered as the write that it was', async () => {
    aSealer();
    const store = aStore();
    await appended(store, anAppend());
    const request = anAppend();
    const held = server.hold(request.events[0].id);
    const hasty = aStore(500);
    const givenUp = expect(hasty.append(request)).rejects.toMatchObject(unavailable);
    const { commit } = await held;
    await givenUp;
    commit();
    await eventually(() => server.log.all.length === 2);
    expect(await appended(store, request)).toMatchObject({ position: 1, replayed: true });
    expect(await wholeLog(store)).toHaveLength(2);
  });

  it('loses and doubles nothing when the server hangs and answers late', async () => {
    aSealer();
    const store = aStore();
    await appended(store, anAppend());
    const hasty = aStore(500);
    await appended(hasty, anAppend());
    server.hang();
    const requests = [anAppend(), anAppend()];
    for (const request of requests) await expect(hasty.append(request)).rejects.toMatchObject(unavailable);
    await expect(hasty.heads(antwerpen, [requests[0]!.stream])).rejects.toMatchObject(unavailable);
    server.answerLate();
    for (const request of requests) await eventually(() => store.append(request));
    const log = await wholeLog(store);
    expect(new Set(log.map(({ id }) => id)).size).toBe(4);
    expect(log).toHaveLength(4);
  });

  it('leaves what nobody numbers unanswered, and finds it when a sealer is there again', async () => {
    const sealer = aSealer();
    const store = aStore();
    await appended(store, anAppend());
    await sealer.stop();
    const request = anAppend();
    await expect(aStore(300).append(request)).rejects.toMatchObject(unavailable);
    await expect(aStore(300).findEvent(antwerpen, request.events[0].id)).rejects.toMatchObject(unavailable);
    aSealer();
    expect(await store.findEvent(antwerpen, request.events[0].id)).toMatchObject({ position: 1 });
    expect(await appended(store, request)).toMatchObject({ position: 1, replayed: true });
  });

  it('numbers on from where it was when the sealer’s session is lost, each event once', async () => {
    aSealer();
    aSealer();
    const store = aStore();
    const stop = new AbortController();
    const seen: StoredEvent[] = [];
    const following = follow(store, stop.signal, seen);
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => appended(store, anAppend())));
      await database.adminPool().query(
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l
          WHERE l.locktype = 'advisory' AND l.granted
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
    }
    await eventually(() => seen.length === 20);
    stop.abort();
    await following;
    expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => index));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(20);
  });

  it('passes by events of others, and never one of ours that it cannot read', async () => {
    aSealer();
    const store = aStore();
    const event = {
      ...{ id: '0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001', type: 'Note', contentType: 'application/json' },
      ...{ data: Buffer.from('{}'), metadata: Buffer.from('{}') },
    };
    server.log.append('elsewhere-1', 'any', [event]);
    expect(await appended(store, anAppend())).toMatchObject({ position: 0 });
    server.log.append('koz.application-1', 'any', [event]);
    await expect(aStore(500).append(anAppend())).rejects.toMatchObject(unavailable);
    expect(await store.readAll(-1, 10)).toHaveLength(1);
  });

  it('gives the same positions when the index is lost and made anew', async () => {
    aSealer();
    const store = aStore();
    for (const scope of [antwerpen, mechelen, antwerpen])
      await appended(
        store,
        anAppend({ scope, sharedWith: [mechelen.controller], head: { stage: 'created' } }),
      );
    const before = await wholeLog(store);
    const heads = await store.heads(
      mechelen,
      before.map(({ stream }) => stream),
    );
    await database.adminPool().query(`
      TRUNCATE seal.event, seal.head;
      UPDATE seal.progress SET next_position = 0, commit_position = -1, prepare_position = -1;
      SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory'
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    await eventually(async () => (await store.lastPosition()) === 2);
    expect(await wholeLog(store)).toEqual(before);
    expect(
      await store.heads(
        mechelen,
        before.map(({ stream }) => stream),
      ),
    ).toEqual(heads);
  });

  it('works with servers that take appends one by one only', async () => {
    await server.die();
    server = new ProtocolServer({ batch: false });
    await server.start();
    aSealer();
    const store = aStore();
    const request = anAppend();
    const { tip } = await appended(store, request);
    expect(await store.append(anAppend({ stream: request.stream }))).toMatchObject({
      outcome: 'conflict',
      actual: { revision: 0 },
    });
    expect(await appended(store, request)).toMatchObject({ replayed: true });
    await appended(store, anAppend({ stream: request.stream, expected: tip }));
    expect(await store.readStream(antwerpen, request.stream)).toHaveLength(2);
  });
});
