import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CertificateKeys,
  latestCheckpoint,
  ledgerOrigin,
  logOrigin,
  openDatabaseSource,
  openExport,
  parseVkey,
  verifyLog,
  vkeyOf,
  writeExport,
  type DatabaseSource,
  type Verification,
} from '@koz/audit';
import { registerController } from '@koz/command-handling';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { createPool, outsideTransaction, silentLogger, type Role } from '@koz/platform';
import { findFenceDirectory, type FenceDirectory } from '@koz/privacy-fence';
import { controllerId, uuid, type ActorId, type ControllerId, type PublicText } from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { startAuditor } from '@koz/services/auditor';
import { runRetention } from '@koz/services/retention-worker';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from '../retention/retention-world.js';

export const mechelen = controllerId('mechelen');

/**
 * A log through which everything went: five plans of antwerpen, of which two erased, two generalised and one as it was, and
 * another controller; its tree in checkpoints of three. Databases, fences and exports are copied, and the copies spoilt.
 */
export class AuditedWorld {
  private readonly copies: (() => Promise<void>)[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly place: Place,
    readonly directory: string,
    readonly vkey: string,
    readonly origin: string,
    private readonly signingKey: World['deps']['signingKey'],
  ) {}

  static async open(): Promise<AuditedWorld> {
    const db = await testDatabase({ migrations: allMigrations });
    const place = await newPlace(db.url);
    const before = await World.open(place);
    await before.settle();
    const actor = uuid<ActorId>(randomUUID());
    const elsewhere = { name: 'Mechelen' as PublicText, region: 'eu-be' } as const;
    await registerController(before.deps, { controller: mechelen, actor }, elsewhere);
    const [first] = (await before.file('2026-08-01')).applications;
    if (first) await before.move(first.applicationId, { type: 'accept' });
    await before.file('2026-08-15');
    const { carePlanId: erased } = await before.file('2026-08-31');
    await before.close();
    await db.adminPool().query(`CREATE DATABASE ${db.name}_before TEMPLATE ${db.name}`);
    const world = await World.open({ ...place, now: '2029-02-15T08:00:00Z' });
    await world.file('2028-09-20');
    // Filed after the copy: a restore loses all of it but its end.
    const late = await world.file('2028-08-20');
    await world.decide(late.carePlanId, { type: 'requestErasure', reason: 'familyRequest' });
    await world.decide(erased, { type: 'requestErasure', reason: 'familyRequest' });
    expect(await runRetention(world.deps, { controller: antwerpen })).toMatchObject({ plans: 4 });
    const { signingKey } = world.deps;
    await world.close();
    const directory = await mkdtemp(join(tmpdir(), 'koz-audited-'));
    const { id } = (await findFenceDirectory(join(place.directory, 'fence'))) as FenceDirectory;
    const origin = logOrigin(id);
    const audited = new AuditedWorld(
      db,
      place,
      directory,
      vkeyOf(origin, signingKey.publicKey),
      origin,
      signingKey,
    );
    await audited.growTree(db.url);
    return audited;
  }

  /** As the auditor does, three leaves to a checkpoint. */
  private async growTree(url: string): Promise<void> {
    const pool = createPool(url, { role: 'koz_auditor' });
    const store = createPostgresEventStore({ readPool: pool });
    const end = await store.lastPosition();
    const auditor = startAuditor({
      ...{ store, pool, signingKey: this.signingKey, origin: this.origin, logger: silentLogger },
      ledgerOrigin: ledgerOrigin('of-no-interest-here'),
      clock: { now: () => '2029-02-15T08:00:00Z' as never },
      pacing: { pageSize: 3, retryInMs: 20 },
    });
    await eventually(async () => ((await latestCheckpoint(outsideTransaction(pool)))?.size ?? 0) > end);
    await auditor.stop();
    await store.close();
    await pool.end();
  }

  /** Verifies a copy of the database that a statement spoilt, with the fence as it is or as it was changed. */
  async verifyDatabase(
    statement = 'SELECT',
    fence?: (directory: string) => Promise<void>,
  ): Promise<Verification> {
    const name = `${this.db.name}_${this.copies.length}`;
    const admin = this.db.adminPool();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${this.db.name}`);
    this.copies.push(async () => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)));
    const damaging = createPool(this.db.adminUrl.replace(this.db.name, name), {
      applicationName: 'koz_damage',
      max: 1,
    });
    await damaging.query(`SET session_replication_role = replica; ${statement}`);
    await damaging.end();
    const path = join(this.directory, `fence-${this.copies.length}`);
    await cp(join(this.place.directory, 'fence'), path, { recursive: true });
    await fence?.(path);
    return this.reading(this.db.url.replace(this.db.name, name), path, null, (source) => this.verify(source));
  }

  /** Verifies a copy from before the run, put back with the fence as it is, with checkpoints that somebody kept. */
  async verifyRestored(kept: readonly string[]): Promise<Verification> {
    const older = `${this.db.name}_before`;
    const url = this.db.url.replace(this.db.name, older);
    await this.restore(url);
    const fence = join(this.place.directory, 'fence');
    return this.reading(url, fence, null, (source) => this.verify(source, kept));
  }

  async exportRestored(): Promise<string> {
    const url = this.db.url.replace(this.db.name, `${this.db.name}_before`);
    await this.restore(url);
    return this.export(null, url);
  }

  /** Passes the gate with the fence of later, as a restored database does, and grows its tree. */
  private async restore(url: string): Promise<void> {
    await (await World.open({ ...this.place, url, now: '2029-02-16T08:00:00Z' })).close();
    await this.growTree(url);
  }

  /** Writes an export, and answers where. */
  async export(controller: ControllerId | null = null, url = this.db.url): Promise<string> {
    const target = join(this.directory, `export-${randomUUID()}`);
    await this.reading(url, join(this.place.directory, 'fence'), controller, (source) =>
      writeExport(source, target, { verifierKeys: [this.vkey], madeAt: '2029-02-15T08:00:00Z' as never }),
    );
    return target;
  }

  /** Verifies a copy of an export that was spoilt. */
  async verifyExport(
    exported: string,
    spoil: (directory: string) => Promise<void> = async () => undefined,
    kept: readonly string[] = [],
  ): Promise<Verification> {
    const copy = join(this.directory, `spoilt-${randomUUID()}`);
    await cp(exported, copy, { recursive: true });
    await spoil(copy);
    return this.verify((await openExport(copy)).source, kept);
  }

  async close(): Promise<void> {
    for (const drop of this.copies) await drop();
    await this.db.adminPool().query(`DROP DATABASE ${this.db.name}_before WITH (FORCE)`);
    await this.db.drop();
    await removePlace(this.place);
    await rm(this.directory, { recursive: true });
  }

  private async reading<T>(
    url: string,
    fencePath: string,
    controller: ControllerId | null,
    work: (source: DatabaseSource) => Promise<T>,
  ): Promise<T> {
    const pool = (role: Role) => createPool(url, { role });
    const [auditorPool, queryPool] = [pool('koz_auditor'), pool('koz_query')];
    const store = createPostgresEventStore({ readPool: auditorPool });
    const fence = (await findFenceDirectory(fencePath)) as FenceDirectory;
    const { origin } = this;
    const heads = createPostgresEventStore({ readPool: queryPool });
    const deps = { store, heads, auditorPool, queryPool, fence, origin, controllers: [antwerpen, mechelen] };
    try {
      return await work(
        await openDatabaseSource(deps, { controller, withHeadsAndNodes: true, covered: async () => true }),
      );
    } finally {
      await Promise.all([store.close(), heads.close()]);
      await Promise.all([auditorPool.end(), queryPool.end()]);
    }
  }

  private verify(
    source: DatabaseSource | Awaited<ReturnType<typeof openExport>>['source'],
    kept: readonly string[] = [],
  ) {
    const key = parseVkey(this.vkey);
    return verifyLog(source, {
      keys: [key],
      certificateKeys: new CertificateKeys([key.publicKey]),
      kept,
    });
  }
}
