import { randomUUID } from 'node:crypto';
import type { AppendRequest, EventStore } from '@koz/event-store';
import type { EventStoreHarness, HeldWriter, KillableHarness } from '@koz/event-store-contract';
import { createPool, silentLogger } from '@koz/platform';
import { testDatabase, type TestDatabase } from '@koz/testing';
import type { Pool } from 'pg';
import { createKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store.js';
import { migrations } from './migrations.js';
import { startSealer, type Sealer } from './sealer.js';
import { ProtocolServer } from './testing/protocol-server.js';

/** For tests: quick to look again, since they break connections on purpose. */
const listen = { pollMs: 100, retryFirstMs: 10, retryLongestMs: 200 };
export const quickTimes = { leaseMs: 50, silentMs: 1_000, retryFirstMs: 10, retryLongestMs: 200 };
/** A read that was under way when the server died is only given up after this. */
const answerWithinMs = 8_000;

/** For tests: stores on one log with two sealers, one of which waits for the other's lease, as processes would have them. */
export class Fleet {
  private readonly stores: KurrentDbEventStore[] = [];
  private readonly pools: Pool[];
  private readonly sealers: Sealer[];
  private readonly commandPool: Pool;
  private readonly projectorPool: Pool;
  private readonly historyPool: Pool;

  constructor(
    database: TestDatabase,
    private readonly url: string,
    private readonly namespace: string,
  ) {
    // Each store has a connection that listens: more of them than a process would have.
    this.commandPool = createPool(database.url, { role: 'koz_command', max: 60 });
    this.projectorPool = createPool(database.url, { role: 'koz_projector', max: 60 });
    this.historyPool = createPool(database.url, { role: 'koz_history', max: 60 });
    const sealerPool = createPool(database.url, { role: 'koz_sealer', max: 4 });
    this.pools = [this.commandPool, this.projectorPool, this.historyPool, sealerPool];
    this.sealers = [1, 2].map(() =>
      startSealer({
        ...{ url, namespace, answerWithinMs },
        ...{ pool: sealerPool, logger: silentLogger, times: quickTimes },
      }),
    );
  }

  another(): EventStore {
    const writing = this.open(this.commandPool);
    const { readAll, lastPosition, subscribe } = this.open(this.projectorPool);
    const { readSharedStretch } = this.open(this.historyPool);
    return { ...writing, readAll, lastPosition, subscribe, readSharedStretch };
  }

  /** A store of the caller's, who closes it. */
  single(): KurrentDbEventStore {
    return this.make(this.commandPool);
  }

  async close(): Promise<void> {
    await Promise.all(this.stores.map((store) => store.close()));
    await Promise.all(this.sealers.map((sealer) => sealer.stop()));
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private open(pool: Pool): KurrentDbEventStore {
    const store = this.make(pool);
    this.stores.push(store);
    return store;
  }

  private make(pool: Pool): KurrentDbEventStore {
    const { url, namespace } = this;
    return createKurrentDbEventStore({ url, namespace, pool, answerWithinMs, listen });
  }
}

/** For tests: an empty log on a protocol server of its own; positions in a database that is emptied between tests. */
export class KurrentDbHarnesses {
  private constructor(private readonly database: TestDatabase) {}

  static async open(): Promise<KurrentDbHarnesses> {
    return new KurrentDbHarnesses(await testDatabase({ migrations }));
  }

  async make(server = new ProtocolServer()): Promise<EventStoreHarness> {
    await server.start();
    const fleet = new Fleet(this.database, server.url, 'koz.');
    return {
      store: fleet.another(),
      another: () => fleet.another(),
      hold: (request) => hold(server, fleet.single(), request),
      appendLosingAnswer: async (request) => {
        server.loseAnswerTo(request.events[0].id);
        await fleet.another().append(request);
      },
      breakConnections: async () => {
        server.breakConnections();
        await this.asAdmin(breakOthers);
      },
      dispose: async () => {
        await fleet.close();
        await server.die();
        await this.asAdmin(forget);
      },
    };
  }

  async makeKillable(): Promise<KillableHarness> {
    const server = new ProtocolServer();
    const harness = await this.make(server);
    return { ...harness, kill: () => server.die(), restart: () => server.start() };
  }

  /** On a real server: a log of its own there, under a namespace that nobody else uses. */
  async makeOn(url: string): Promise<EventStoreHarness> {
    const fleet = new Fleet(this.database, url, `test${randomUUID().slice(0, 8)}.`);
    const store = fleet.another();
    return {
      store,
      another: () => fleet.another(),
      // A real server cannot be stopped inside an append: the writer stops just before it.
      hold: async (request) => ({
        commit: async () => void (await store.append(request)),
        rollBack: async () => undefined,
      }),
      appendLosingAnswer: async (request) => {
        await store.append(request);
        throw Object.assign(new Error('answer lost'), { name: 'EventStoreUnavailableError' });
      },
      breakConnections: () => this.asAdmin(breakOthers),
      dispose: async () => {
        await fleet.close();
        await this.asAdmin(forget);
      },
    };
  }

  close(): Promise<void> {
    return this.database.drop();
  }

  private async asAdmin(statement: string): Promise<void> {
    await this.database.adminPool().query(statement);
  }
}

const breakOthers = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

const forget = `
  TRUNCATE seal.event, seal.head;
  UPDATE seal.progress SET next_position = 0, commit_position = -1, prepare_position = -1`;

/** In a store of its own, as another process would: when the append fails its connection breaks. */
async function hold(
  server: ProtocolServer,
  store: KurrentDbEventStore,
  request: AppendRequest,
): Promise<HeldWriter> {
  const arrived = server.hold(request.events[0].id);
  const appending = store.append(request);
  appending.catch(() => undefined);
  const refused = appending.then(() => {
    throw new Error('the held append met a conflict');
  });
  refused.catch(() => undefined);
  const held = await Promise.race([arrived, refused]);
  return {
    commit: async () => {
      held.commit();
      await appending;
      await store.close();
    },
    rollBack: async () => {
      held.fail();
      await appending.catch(() => undefined);
      await store.close();
    },
  };
}
