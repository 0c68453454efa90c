import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStoreHarness, HeldWriter, KillableHarness } from '@koz/event-store-contract';
import type { AppendRequest, EventStore } from '@koz/event-store';
import { createPool, migrate, silentLogger, startEmbeddedPostgres } from '@koz/platform';
import { testDatabase, type TestDatabase } from '@koz/testing';
import type { Pool, PoolClient } from 'pg';
import { migrations } from './migrations.js';
import { createPostgresEventStore, type PostgresEventStore } from './postgres-event-store.js';

/** For tests: quick to look again, since they break connections on purpose. */
const listen = { pollMs: 200, retryFirstMs: 10, retryLongestMs: 200 };

/** For tests: one database of the Jest run's server, whose log is emptied between tests. */
export class PostgresHarnesses {
  private constructor(
    private readonly database: TestDatabase,
    /** Of their own, so that held writers take no connection from those that wait for them. */
    private readonly holding: Pool,
  ) {}

  static async open(): Promise<PostgresHarnesses> {
    const database = await testDatabase({ migrations });
    return new PostgresHarnesses(database, createPool(database.url, { role: 'koz_command', max: 20 }));
  }

  make(): EventStoreHarness {
    const { database, holding } = this;
    const fleet = new Fleet(
      database.pool('koz_command'),
      database.pool('koz_projector'),
      database.pool('koz_history'),
    );
    return {
      store: fleet.another(),
      another: () => fleet.another(),
      hold: (request) => hold(holding, request),
      appendLosingAnswer: (request) => appendLosingAnswer(holding, request),
      breakConnections: () => this.asAdmin(breakOthers),
      dispose: async () => {
        await fleet.close();
        await this.asAdmin(emptyLog);
      },
    };
  }

  async close(): Promise<void> {
    await this.holding.end();
    await this.database.drop();
  }

  private async asAdmin(statement: string): Promise<void> {
    await this.database.adminPool().query(statement);
  }
}

const breakOthers = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

/** As a replica, for which the triggers that guard the log do not fire. */
const emptyLog = `
  SET LOCAL session_replication_role = replica;
  TRUNCATE es.event, es.head;
  UPDATE es.counter SET next_position = 0`;

/** For tests: a store on a durable server of its own, which starts again by itself when it is killed. */
export async function makeKillablePostgresHarness(): Promise<KillableHarness> {
  const dataDir = mkdtempSync(join(tmpdir(), 'koz-kill-'));
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, logger: silentLogger });
  await migrate(server.adminUrl, migrations);
  const pools = [
    createPool(server.url, { role: 'koz_command' }),
    createPool(server.url, { role: 'koz_projector' }),
    createPool(server.url, { role: 'koz_history' }),
  ] as const;
  const fleet = new Fleet(...pools);
  return {
    store: fleet.another(),
    another: () => fleet.another(),
    kill: async () => void process.kill(server.pid, 'SIGKILL'),
    restart: async () => undefined,
    dispose: async () => {
      await fleet.close();
      await Promise.all(pools.map((pool) => pool.end()));
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stores on one log, each with its own queue, as processes would have them: appends as one role, the log as another, what is shared as a third. */
class Fleet {
  private readonly stores: PostgresEventStore[] = [];

  constructor(
    private readonly commandPool: Pool,
    private readonly projectorPool: Pool,
    private readonly historyPool: Pool,
  ) {}

  another(): EventStore {
    const writing = createPostgresEventStore({ readPool: this.commandPool });
    const log = createPostgresEventStore({ readPool: this.projectorPool, listen });
    const history = createPostgresEventStore({ readPool: this.historyPool });
    this.stores.push(writing, log, history);
    const { readAll, lastPosition, subscribe } = log;
    const { readSharedStretch } = history;
    return { ...writing, readAll, lastPosition, subscribe, readSharedStretch };
  }

  async close(): Promise<void> {
    await Promise.all(this.stores.map((store) => store.close()));
  }
}

/** The append's transaction stays open: the counter is taken, the rows are written, nobody sees them. */
async function hold(pool: Pool, request: AppendRequest): Promise<HeldWriter> {
  const client = await pool.connect();
  await client.query('BEGIN');
  const store = createPostgresEventStore({
    readPool: poolOf(client, (statement) => client.query(statement)),
  });
  const outcome = await store.append(request);
  if (outcome.outcome !== 'appended') throw new Error('the held append met a conflict');
  const end = async (command: string): Promise<void> => {
    await client.query(command);
    client.release();
  };
  return { commit: () => end('COMMIT'), rollBack: () => end('ROLLBACK') };
}

/** The statement runs and is committed; then the connection breaks. */
async function appendLosingAnswer(pool: Pool, request: AppendRequest): Promise<void> {
  const client = await pool.connect();
  const breaking = async (statement: string): Promise<never> => {
    await client.query(statement);
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  };
  try {
    await createPostgresEventStore({ readPool: poolOf(client, breaking) }).append(request);
  } finally {
    client.release();
  }
}

/** A pool of this one client, which stays the test's. */
const poolOf = (client: PoolClient, query: (statement: string) => Promise<unknown>): Pool =>
  ({
    connect: async () => ({ query, on: () => client, off: () => client, release: () => undefined }),
  }) as unknown as Pool;
