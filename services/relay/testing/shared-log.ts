import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamName, type StoredEvent, type StreamName, type StreamTip } from '@koz/event-store';
import { createPostgresEventStore, type PostgresEventStore } from '@koz/event-store-postgres';
import type { EventMetadata, EventType } from '@koz/events';
import { systemClock } from '@koz/platform';
import { encodeEvent, Keyring, LocalMasterKey, PostgresKeyVault } from '@koz/privacy-keys';
import {
  controllerId,
  tiers,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type ControllerId,
  type LocationId,
  type Uuid,
} from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';

export const antwerp = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');
export const turnhout = controllerId('turnhout');

const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());

/** A plan with an application at home and one across the border. */
export interface SharedPlan {
  readonly carePlanId: CarePlanId;
  readonly own: ApplicationId;
  readonly across: ApplicationId;
}

/** Values of the families in it, none of which may ever leave. */
export const personalValues = ['Sofia-Maud', 'Vandenbroeck', 'sofia@voorbeeld.be', '2018', '2026-07-01'];

/** A real log that holds plans of Antwerpen, each with an application in Mechelen. */
export class SharedLog {
  private readonly tips = new Map<StreamName, StreamTip>();

  private constructor(
    readonly db: TestDatabase,
    private readonly keysDir: string,
    private readonly vault: PostgresKeyVault,
    private readonly appends: PostgresEventStore,
    readonly store: PostgresEventStore,
  ) {}

  static async open(): Promise<SharedLog> {
    const db = await testDatabase({ migrations: allMigrations });
    const keysDir = await mkdtemp(join(tmpdir(), 'koz-relay-'));
    const keyring = new Keyring({ keysDir, master: new LocalMasterKey(randomBytes(32)), clock: systemClock });
    const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock: systemClock });
    const appends = createPostgresEventStore({ readPool: db.pool('koz_command') });
    const store = createPostgresEventStore({ readPool: db.pool('koz_relay') });
    return new SharedLog(db, keysDir, vault, appends, store);
  }

  async file(): Promise<SharedPlan> {
    const keys = await this.vault.takeKeys(antwerp, tiers.length);
    const carePlanId = newId<CarePlanId>();
    const sealing = { carePlanId, keys: Object.fromEntries(tiers.map((tier, at) => [tier, keys[at]])) };
    const plan = { carePlanId, own: newId<ApplicationId>(), across: newId<ApplicationId>() };
    const locations = [plan.own, plan.across].map((applicationId) => ({
      locationId: newId<LocationId>(),
      applicationId,
    }));
    const filing = { ...filed, applicationIds: [plan.own, plan.across], locations };
    await this.append(streamName('carePlan', carePlanId), 'CarePlanFiled', filing, [mechelen], sealing);
    for (const { applicationId, locationId } of locations)
      await this.append(
        streamName('application', applicationId),
        'ApplicationCreated',
        { carePlanId, locationId },
        applicationId === plan.across ? [mechelen] : [],
        sealing,
      );
    return plan;
  }

  ofApplication(id: ApplicationId, type: EventType, data: object = {}): Promise<void> {
    return this.append(streamName('application', id), type, data);
  }

  ofPlan({ carePlanId }: SharedPlan, type: EventType, data: object): Promise<void> {
    return this.append(streamName('carePlan', carePlanId), type, data);
  }

  shred(plan: SharedPlan, tier: (typeof tiers)[number]): Promise<void> {
    const data = { tier, cause: 'erasure', keyId: newId(), keyFingerprint: 'ab'.repeat(32) };
    return this.ofPlan(plan, 'PersonalDataKeyShredded', data);
  }

  all(): Promise<StoredEvent[]> {
    return this.store.readAll(-1, 10_000);
  }

  /** How far the relay says that it has come. */
  async checkpoint(): Promise<number> {
    const { rows } = await this.db
      .adminPool()
      .query<{ position: string }>(`SELECT position FROM platform.reader_checkpoint WHERE reader = 'relay'`);
    return Number(rows[0]?.position ?? -1);
  }

  async setCheckpoint(position: number): Promise<void> {
    await this.db
      .adminPool()
      .query(`UPDATE platform.reader_checkpoint SET position = $1 WHERE reader = 'relay'`, [position]);
  }

  async close(): Promise<void> {
    await this.appends.close();
    await this.store.close();
    await this.db.drop();
    await rm(this.keysDir, { recursive: true, force: true });
  }

  private async append(
    stream: StreamName,
    type: EventType,
    data: object,
    sharedWith?: readonly ControllerId[],
    sealing: Partial<Pick<Parameters<typeof encodeEvent>[0], 'keys' | 'carePlanId'>> = {},
  ): Promise<void> {
    const metadata: EventMetadata = {
      commandId: newId(),
      index: 0,
      actor: newId(),
      controller: antwerp,
      at: systemClock.now(),
      head: {},
    };
    const outcome = await this.appends.append({
      scope: { controller: antwerp },
      stream,
      expected: this.tips.get(stream) ?? 'noStream',
      events: [encodeEvent({ id: newId(), type, data, metadata, ...sealing })],
      head: {},
      ...(sharedWith === undefined ? {} : { sharedWith }),
    });
    if (outcome.outcome !== 'appended') throw new Error(`${type} was not appended`);
    this.tips.set(stream, outcome.tip);
  }
}

const filed = {
  parent: { firstName: 'Sofia-Maud', lastName: 'Vandenbroeck', email: 'sofia@voorbeeld.be' },
  child: { birthDate: '2026-07-01', expected: false },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
};
