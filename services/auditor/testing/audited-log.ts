import {
  latestCheckpoint,
  leafOfEvent,
  ledgerOrigin,
  logOrigin,
  signingKeyFrom,
  verifierKey,
} from '@koz/audit';
import { verifyLedger, type LedgerFault, type LedgerVerification } from '@koz/disclosure-ledger';
import type { EventStore } from '@koz/event-store';
import { anAppend, appended, wholeLog } from '@koz/event-store-contract';
import { createKurrentDbEventStore, startSealer } from '@koz/event-store-kurrentdb';
import { ProtocolServer } from '@koz/event-store-kurrentdb/testing';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { outsideTransaction, silentLogger } from '@koz/platform';
import { allMigrations } from '@koz/schema';
import { eventually, settableClock, testDatabase, type TestDatabase } from '@koz/testing';
import type { AuditorDeps } from '../deps.js';
import { startAuditor, type RunningAuditor } from '../start-auditor.js';

interface Stores {
  readonly writing: EventStore;
  readonly log: EventStore;
  close(): Promise<void>;
}

/** What a tree is kept of, by name: what holds on one store must hold on the other. */
export const stores: readonly [string, (db: TestDatabase) => Promise<Stores>][] = [
  [
    'PostgreSQL',
    async (db) => {
      const writing = createPostgresEventStore({ readPool: db.pool('koz_command') });
      const log = createPostgresEventStore({ readPool: db.pool('koz_auditor'), listen: quick });
      return { writing, log, close: async () => void (await Promise.all([writing.close(), log.close()])) };
    },
  ],
  [
    'KurrentDB’s protocol',
    async (db) => {
      const server = new ProtocolServer();
      await server.start();
      const { url } = server;
      const common = { url, namespace: 'koz.', answerWithinMs: 8_000 };
      const sealer = startSealer({ ...common, pool: db.pool('koz_sealer'), logger: silentLogger });
      const writing = createKurrentDbEventStore({ ...common, pool: db.pool('koz_command') });
      const log = createKurrentDbEventStore({ ...common, pool: db.pool('koz_auditor'), listen: quick });
      return {
        ...{ writing, log },
        close: async () => {
          await Promise.all([writing.close(), log.close()]);
          await sealer.stop();
          await server.die();
        },
      };
    },
  ],
];

/** Quick to look again, since specs break connections on purpose. */
const quick = { pollMs: 100, retryFirstMs: 10, retryLongestMs: 100 };

/** For specs: a log, and auditors of it. */
export class AuditedLog {
  readonly origin = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
  readonly key = signingKeyFrom(Buffer.alloc(32, 5), 'test');
  readonly ledgerOrigin = ledgerOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');
  readonly keys = [verifierKey(this.origin, this.key.publicKey)];
  readonly clock = settableClock();
  private readonly running: RunningAuditor[] = [];

  private constructor(
    readonly db: TestDatabase,
    private readonly stores: Stores,
  ) {}

  static async open(openStores: (db: TestDatabase) => Promise<Stores>): Promise<AuditedLog> {
    const db = await testDatabase({ migrations: allMigrations });
    return new AuditedLog(db, await openStores(db));
  }

  /** The tree as the query side reads it. */
  readonly sql = () => outsideTransaction(this.db.pool('koz_query'));

  start(more: Partial<AuditorDeps> = {}): RunningAuditor {
    const { origin, ledgerOrigin, key: signingKey, clock } = this;
    const auditor = startAuditor({
      ...{ origin, ledgerOrigin, signingKey, clock, logger: silentLogger },
      ...{ store: this.stores.log, pool: this.db.pool('koz_auditor') },
      pacing: { pageSize: 7, retryInMs: 20, lookInMs: 20 },
      ...more,
    });
    this.running.push(auditor);
    return auditor;
  }

  /** Appends events to streams of their own, all at once. */
  async append(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => appended(this.stores.writing, anAppend())));
  }

  async upToDate(): Promise<void> {
    const size = (await this.stores.log.lastPosition()) + 1;
    await eventually(async () => (await latestCheckpoint(this.sql()))?.size === size);
  }

  /** The leaves by the log itself. */
  leaves = async (): Promise<Buffer[]> => (await wholeLog(this.stores.log)).map(leafOfEvent);

  /** Every node that is kept, as `level/index`, with its hash. */
  async nodes(): Promise<Map<string, Buffer>> {
    const { rows } = await this.db
      .adminPool()
      .query<{ level: number; index: number; hash: Buffer }>(
        'SELECT level, index, hash FROM audit.tree_node',
      );
    return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  }

  /** What is wrong with the ledger, and what was gone through. */
  async verifiedLedger(more: Partial<LedgerVerification> = {}) {
    const { ledgerOrigin: origin, key } = this;
    const walk = verifyLedger({
      ...{ origin, keys: [verifierKey(origin, key.publicKey)] },
      sql: outsideTransaction(this.db.pool('koz_auditor')),
      ...more,
    });
    const faults: LedgerFault[] = [];
    for (;;) {
      const { done, value } = await walk.next();
      if (done) return { faults, summary: value };
      faults.push(value);
    }
  }

  verifyLedger = async (more: Partial<LedgerVerification> = {}): Promise<readonly LedgerFault[]> =>
    (await this.verifiedLedger(more)).faults;

  /** Changes what triggers guard, as a faulty disk would, or who owns it. */
  async damage(statement: string): Promise<void> {
    await this.db
      .adminPool()
      .query(`SET session_replication_role = replica; ${statement}; RESET session_replication_role`);
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((auditor) => auditor.stop()));
  }

  async close(): Promise<void> {
    await this.stopAll();
    await this.stores.close();
    await this.db.drop();
  }
}
