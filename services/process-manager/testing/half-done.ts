import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addLocations,
  applicationIdOf,
  applicationStream,
  carePlanIdOf,
  confirmPlace,
  declinePlace,
  fileCarePlanStreams,
  givePlace,
  handle,
  loadApplication,
  takePlaceBack,
  withdrawCarePlan,
  type CommandContext,
  type CommandDeps,
  type Step,
} from '@koz/command-handling';
import { applicationDecider, type TransitionName } from '@koz/domain';
import { disclosedFields } from '@koz/events';
import { EventStoreUnavailableError, type EventStore } from '@koz/event-store';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { PostgresLocations } from '@koz/locations';
import { silentLogger, systemClock } from '@koz/platform';
import { Keyring, LocalMasterKey, PostgresKeyVault } from '@koz/privacy-keys';
import {
  controllerId,
  uuid,
  type ActorId,
  type CarePlanId,
  type CommandId,
  type LocationId,
  type OrganiserId,
  type PublicText,
} from '@koz/privacy-types';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import type { ProcessManagerDeps } from '../deps.js';

export const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const text = (value: string) => value as PublicText;
const organiserId = uuid<OrganiserId>('00000000-0000-4000-8000-000000000001');
const locationOf = (n: number) => uuid<LocationId>(`00000000-0000-4000-9000-00000000000${n}`);
const thirdLocation = locationOf(3);
const locationIds = [locationOf(1), locationOf(2), thirdLocation];

const controllerOf = (index: number) => (index === 0 ? antwerpen : mechelen);

/** A plan with an application in its own municipality and one across the border, and perhaps a third beside that. */
export interface Plan {
  readonly carePlanId: CarePlanId;
  readonly own: Step;
  readonly across: Step;
  readonly beside: Step;
}

/** Command handlers that can die between two events, and what the process manager needs to finish after them. */
export class HalfDone {
  private constructor(
    private readonly db: TestDatabase,
    private readonly deps: CommandDeps,
    /** What a process manager is given; its store and pool are its own. */
    readonly manager: ProcessManagerDeps,
    private readonly release: () => Promise<void>,
  ) {}

  static async open(): Promise<HalfDone> {
    const db = await testDatabase({ migrations: allMigrations });
    const keysDir = mkdtempSync(join(tmpdir(), 'koz-keys-'));
    const clock = systemClock;
    const keyring = new Keyring({ keysDir, master: new LocalMasterKey(randomBytes(32)), clock });
    const vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock });
    const store = createPostgresEventStore({ readPool: db.pool('koz_command') });
    const pool = db.pool('koz_process_manager');
    const managerStore = createPostgresEventStore({ readPool: pool });
    await register(new PostgresLocations(db.pool('koz_command')));
    const retry = { pauses: [], pause: async () => undefined };
    const manager: ProcessManagerDeps = {
      store: managerStore,
      vault,
      clock,
      pool,
      locations: new PostgresLocations(pool),
      logger: silentLogger,
      pacing: { patienceMs: 0, retryInMs: 10 },
    };
    return new HalfDone(db, { store, vault, clock, retry }, manager, async () => {
      await Promise.all([store.close(), managerStore.close()]);
      await db.drop();
      rmSync(keysDir, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.release();
  }

  /** Files a plan; the process dies after so many events. */
  async file(dyingAfter = Infinity, context = newContext(), applications = 2): Promise<Plan> {
    await died(this.filing(this.dying(dyingAfter), context, applications), dyingAfter);
    return planOf(context);
  }

  /** What an organiser's or family's process does when it files a plan with so many applications. */
  filing(deps: CommandDeps, context: CommandContext, applications: number): Promise<unknown> {
    return fileCarePlanStreams(deps, context, {
      type: 'file',
      controller: antwerpen,
      at: this.deps.clock.now(),
      input: {
        parent: { firstName: 'Lotte' },
        child: { birthDate: this.deps.clock.now().slice(0, 10), expected: true },
        postcode: '2018',
        startDate: '2030-03-01',
        careParts: [{ weekday: 'mon', part: 'full' }],
        sharing: 'acrossBorders',
      },
      locations: locationIds.slice(0, applications).map((locationId, index) => ({
        applicationId: applicationIdOf(context.commandId, index),
        locationId,
        controller: controllerOf(index),
      })),
      asked: { required: [], accepted: disclosedFields },
    });
  }

  async move(
    type: Exclude<TransitionName, 'approve' | 'undoApproval'>,
    { applicationId }: Step,
  ): Promise<void> {
    await handle(this.deps, {
      stream: applicationStream(applicationId),
      decider: applicationDecider,
      command: { type },
      context: newContext(),
    });
  }

  /** An organiser approves; the process dies after so many events. */
  async approve(step: Step, dyingAfter = Infinity, context = newContext()): Promise<void> {
    const application = await loadApplication(this.deps, context.scope, step.applicationId);
    await died(givePlace(this.dying(dyingAfter), context, step, application), dyingAfter);
  }

  /** An organiser undoes its approval; the process dies after so many events. */
  async undo(step: Step, dyingAfter = Infinity, context = newContext()): Promise<void> {
    const application = await loadApplication(this.deps, context.scope, step.applicationId);
    await died(takePlaceBack(this.dying(dyingAfter), context, step, application), dyingAfter);
  }

  /** The family puts its plan to a third location; the process dies after so many events. */
  async addLocation({ carePlanId }: Plan, dyingAfter = Infinity): Promise<Step> {
    const context = newContext();
    await died(this.adding(this.dying(dyingAfter), context, carePlanId), dyingAfter);
    return { carePlanId, applicationId: applicationIdOf(context.commandId, 0) };
  }

  /** What a family's process does when it puts its plan to the third location. */
  adding(deps: CommandDeps, context: CommandContext, carePlanId: CarePlanId): Promise<unknown> {
    const applicationId = applicationIdOf(context.commandId, 0);
    return addLocations(deps, context, carePlanId, {
      locations: [{ applicationId, locationId: thirdLocation }],
      controllersOf: async (ids) => new Map(ids.map((id) => [id, controllerOf(locationIds.indexOf(id))])),
    });
  }

  /** The family confirms the place; the process dies after so many events. */
  async confirm({ carePlanId }: Plan, dyingAfter = Infinity, context = newContext()): Promise<void> {
    await died(confirmPlace(this.dying(dyingAfter), context, carePlanId, false), dyingAfter);
  }

  /** The family withdraws the plan; the process dies after so many events. */
  async withdrawPlan({ carePlanId }: Plan, dyingAfter = Infinity, context = newContext()): Promise<void> {
    await died(withdrawCarePlan(this.dying(dyingAfter), context, carePlanId), dyingAfter);
  }

  /** The family declines the place; the process dies after so many events. */
  async decline({ carePlanId }: Plan, dyingAfter = Infinity, context = newContext()): Promise<void> {
    await died(declinePlace(this.dying(dyingAfter), context, carePlanId), dyingAfter);
  }

  /** The types of the events about a plan, in the order of the log. */
  async eventsOf({ carePlanId, own, across }: Plan): Promise<string[]> {
    const streams = [`carePlan-${carePlanId}`, ...[own, across].map((a) => `application-${a.applicationId}`)];
    const rows = await this.rows('SELECT type FROM es.event WHERE stream = ANY($1) ORDER BY position', [
      streams,
    ]);
    return rows.map(({ type = '' }) => type);
  }

  async headOf({ applicationId }: Step, controller = antwerpen) {
    const stream = applicationStream(applicationId);
    return (await this.deps.store.heads({ controller }, [stream])).get(stream);
  }

  /** How far the process manager has come; true when that is the end of the log. */
  async isUpToDate(): Promise<boolean> {
    const [row] = await this.rows(
      `SELECT (SELECT position FROM platform.reader_checkpoint) = (SELECT max(position) FROM es.event) AS done`,
    );
    return row?.['done'] === (true as never);
  }

  /** Puts the checkpoint back before the first event, as if it had never been written. */
  async forgetCheckpoint(): Promise<void> {
    await this.rows('DELETE FROM platform.reader_checkpoint');
  }

  async rows(sql: string, values: unknown[] = []): Promise<Record<string, string>[]> {
    return (await this.db.adminPool().query<Record<string, string>>(sql, values)).rows;
  }

  /** The dependencies of a handler whose process dies before it appends once more than so often. */
  dying(appends: number): CommandDeps {
    return { ...this.deps, store: dyingStore(this.deps.store, appends).store };
  }
}

/** A store that is out of reach after so many appends, as if the process had died there. */
export function dyingStore(
  store: EventStore,
  appends: number,
): { readonly store: EventStore; readonly hasDied: () => boolean } {
  const done: Promise<unknown>[] = [];
  let hasDied = false;
  const dying = Object.create(store) as EventStore;
  dying.append = async (request) => {
    if (done.length >= appends) {
      hasDied = true;
      await Promise.allSettled(done);
      throw new EventStoreUnavailableError('dead');
    }
    const appended = store.append(request);
    done.push(appended);
    return appended;
  };
  return { store: dying, hasDied: () => hasDied };
}

/** The plan that a filing under this context makes. */
export function planOf({ commandId }: CommandContext): Plan {
  const carePlanId = carePlanIdOf(commandId);
  const step = (index: number): Step => ({ carePlanId, applicationId: applicationIdOf(commandId, index) });
  return { carePlanId, own: step(0), across: step(1), beside: step(2) };
}

export const newContext = (): CommandContext => ({
  commandId: uuid<CommandId>(randomUUID()),
  actor: uuid<ActorId>(randomUUID()),
  scope: { controller: antwerpen },
});

async function died(work: Promise<unknown>, dyingAfter: number): Promise<void> {
  if (dyingAfter === Infinity) await work;
  else await expect(work).rejects.toThrow(EventStoreUnavailableError);
}

async function register(locations: PostgresLocations): Promise<void> {
  const careParts = [{ weekday: 'mon', part: 'full' }] as const;
  await locations.upsert(
    [{ organiserId, name: text('Organisator') }],
    locationIds.map((locationId, index) => ({
      locationId,
      organiserId,
      controller: controllerOf(index),
      name: text('Locatie'),
      postcode: index === 0 ? '2018' : '2800',
      careParts,
      capacity: 14,
    })),
  );
}
