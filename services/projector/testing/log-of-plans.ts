import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamName, type StreamName, type StreamTip } from '@koz/event-store';
import { createPostgresEventStore, type PostgresEventStore } from '@koz/event-store-postgres';
import type { EventMetadata, EventType } from '@koz/events';
import { silentLogger, systemClock } from '@koz/platform';
import {
  EventSealer,
  encodeEvent,
  Keyring,
  LocalMasterKey,
  PostgresKeyVault,
  type MasterKeyProvider,
} from '@koz/privacy-keys';
import {
  controllerId,
  tiers,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type ErasureCause,
  type KeyId,
  type LocationId,
  type Tier,
  type Uuid,
} from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import type { ProjectorDeps } from '../projector-deps.js';

export const antwerp = controllerId('antwerpen');
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());

/** A plan in the log, with its keys and its applications. */
export interface LoggedPlan {
  readonly carePlanId: CarePlanId;
  readonly applicationIds: readonly ApplicationId[];
  readonly keyIds: Readonly<Record<Tier, KeyId>>;
}

/** A real log, vault and read-model database, filled with plans: what the projector meets when it runs. */
export class LogOfPlans {
  private readonly tips = new Map<StreamName, StreamTip>();
  readonly locationIds = [newId<LocationId>(), newId<LocationId>()] as const;

  private constructor(
    readonly db: TestDatabase,
    private readonly keysDir: string,
    private readonly vault: PostgresKeyVault,
    private readonly log: PostgresEventStore,
    private readonly appends: PostgresEventStore,
  ) {}

  static async open(master: MasterKeyProvider = new LocalMasterKey(randomBytes(32))): Promise<LogOfPlans> {
    const db = await testDatabase({ migrations: allMigrations });
    const keysDir = await mkdtemp(join(tmpdir(), 'koz-projector-'));
    const keyring = new Keyring({ keysDir, master, clock: systemClock });
    const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock: systemClock });
    const log = createPostgresEventStore({ readPool: db.pool('koz_projector') });
    const appends = createPostgresEventStore({ readPool: db.pool('koz_command') });
    return new LogOfPlans(db, keysDir, vault, log, appends);
  }

  get deps(): ProjectorDeps {
    return {
      store: this.log,
      pool: this.db.pool('koz_projector'),
      sealer: new EventSealer(this.vault),
      logger: silentLogger,
      pacing: { pageSize: 50, retryInMs: 5 },
    };
  }

  /** As a process has them that was just started: it has unwrapped no key yet. */
  depsOfAnother(master: MasterKeyProvider): ProjectorDeps {
    const keyring = new Keyring({ keysDir: this.keysDir, master, clock: systemClock });
    const vault = new PostgresKeyVault({ pool: this.db.pool('koz_vault'), keyring, clock: systemClock });
    return { ...this.deps, sealer: new EventSealer(vault) };
  }

  /** A plan with an application to each location, the first of which is accepted and approved when asked. */
  async file(approved = false): Promise<LoggedPlan> {
    const keys = await this.vault.takeKeys(antwerp, tiers.length);
    const ofTier = (read: (index: number) => unknown) =>
      Object.fromEntries(tiers.map((tier, index) => [tier, read(index)]));
    const sealing = { carePlanId: newId<CarePlanId>(), keys: ofTier((index) => keys[index]) };
    const { carePlanId } = sealing;
    const locations = this.locationIds.map((locationId) => ({
      locationId,
      applicationId: newId<ApplicationId>(),
    }));
    const applicationIds = locations.map(({ applicationId }) => applicationId);
    const [first] = applicationIds as [ApplicationId];
    const plan = streamName('carePlan', carePlanId);
    await this.append(plan, 'CarePlanFiled', { ...filing, applicationIds, locations }, sealing);
    for (const { locationId, applicationId } of locations)
      await this.append(
        streamName('application', applicationId),
        'ApplicationCreated',
        { carePlanId, locationId },
        sealing,
      );
    if (approved) {
      await this.append(streamName('application', first), 'ApplicationAccepted', {});
      await this.append(plan, 'PlaceFound', { applicationId: first });
      await this.append(streamName('application', first), 'ApplicationApproved', {});
    }
    return {
      carePlanId,
      applicationIds,
      keyIds: ofTier((index) => keys[index]?.id) as LoggedPlan['keyIds'],
    };
  }

  destroy(plan: LoggedPlan, tier: Tier, cause: ErasureCause): Promise<void> {
    return this.vault.destroy(antwerp, [plan.keyIds[tier]], cause);
  }

  lastPosition(): Promise<number> {
    return this.log.lastPosition();
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.appends.close();
    await this.db.drop();
    await rm(this.keysDir, { recursive: true, force: true });
  }

  private async append(
    stream: StreamName,
    type: EventType,
    data: object,
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
    });
    if (outcome.outcome !== 'appended') throw new Error(`${type} was not appended`);
    this.tips.set(stream, outcome.tip);
  }
}

const filing = {
  parent: { firstName: 'Noor', lastName: 'Voorbeeld', email: 'noor@voorbeeld.be' },
  child: { birthDate: '2026-07-01', expected: false },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
};
