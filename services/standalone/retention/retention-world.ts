import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey } from '@koz/audit';
import {
  applicationStream,
  fileCarePlanStreams,
  loadApplication,
  loadCarePlan,
  loadController,
  newest,
  registerController,
  handle,
  controllerStream,
  carePlanStream,
  type Filed,
} from '@koz/command-handling';
import {
  applicationDecider,
  carePlanDecider,
  controllerDecider,
  type ApplicationCommand,
  type CarePlanCommand,
  type FilingInput,
} from '@koz/domain';
import { disclosedFields, type GeneralisedIdentityPayload, type RetentionPolicy } from '@koz/events';
import { createPostgresEventStore, type PostgresEventStore } from '@koz/event-store-postgres';
import { PostgresLocations } from '@koz/locations';
import { createPool, SettableClock, silentLogger, type Role } from '@koz/platform';
import {
  EventSealer,
  keyIdOf,
  Keyring,
  LocalMasterKey,
  PostgresKeyVault,
  type DataKey,
} from '@koz/privacy-keys';
import {
  controllerId,
  instant,
  uuid,
  type ActorId,
  type ApplicationId,
  type CarePlanId,
  type CommandId,
  type LocationId,
  type OrganiserId,
  type PublicText,
  type Tier,
} from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import { passFence, type Reached } from '@koz/shredding';
import { startProjector, type RunningProjector } from '@koz/services/projector';
import type { RetentionDeps } from '@koz/services/retention-worker';

export const antwerpen = controllerId('antwerpen');
export const locationIds = [1, 2].map((n) => uuid<LocationId>(`00000000-0000-4000-9000-00000000000${n}`));
const organiserId = uuid<OrganiserId>('00000000-0000-4000-8000-000000000001');
const actor = uuid<ActorId>('00000000-0000-4000-a000-000000000001');
const text = (value: string) => value as PublicText;

/** Where a world's things are, so that another process can open it too. */
export interface Place {
  readonly url: string;
  readonly directory: string;
  /** The time that its clock shows. */
  readonly now: string;
  readonly mode?: RetentionDeps['mode'];
}

/** Everything that a run stands on, for real, on a database of its own. */
export class World {
  private constructor(
    readonly deps: RetentionDeps,
    readonly clock: SettableClock,
    readonly place: Place,
    private readonly stores: readonly PostgresEventStore[],
    private readonly projectorDeps: Parameters<typeof startProjector>[0],
    private readonly pools: readonly ReturnType<typeof createPool>[],
    readonly vault: PostgresKeyVault,
    private projector: RunningProjector | undefined,
    readonly commandPool: ReturnType<typeof createPool>,
  ) {}

  /** Passes the gate as every process does. */
  static async open(place: Place, reached?: Reached, withProjector = true): Promise<World> {
    const clock = new SettableClock(instant(place.now));
    const keysDir = join(place.directory, 'keys');
    const master = new LocalMasterKey(await masterOf(place.directory));
    const keyring = new Keyring({ keysDir, master, clock });
    const pool = (role: Role) => createPool(place.url, { role });
    const [vaultPool, queryPool, managerPool, projectorPool, commandPool] = [
      pool('koz_vault'),
      pool('koz_query'),
      pool('koz_process_manager'),
      pool('koz_projector'),
      pool('koz_command'),
    ];
    const vault = new PostgresKeyVault({ pool: vaultPool, keyring, clock });
    const store = createPostgresEventStore({ readPool: managerPool });
    const projectorStore = createPostgresEventStore({ readPool: projectorPool });
    const signingKey = await openSigningKey({ keysDir, mayGenerate: true });
    const shredding = { store, vault, clock, vaultPool, signingKey, keyring };
    const fence = await passFence({
      ...shredding,
      path: join(place.directory, 'fence'),
      logger: silentLogger,
      isLogWithVault: true,
    });
    const deps: RetentionDeps = {
      ...shredding,
      fence,
      locations: new PostgresLocations(commandPool),
      logger: silentLogger,
      queryPool,
      mode: place.mode ?? 'development',
      ...(reached && { reached }),
    };
    const projectorDeps = {
      store: projectorStore,
      pool: projectorPool,
      sealer: new EventSealer(vault),
      logger: silentLogger,
    };
    const pools = [vaultPool, queryPool, managerPool, projectorPool, commandPool];
    const stores = [store, projectorStore];
    const world = new World(deps, clock, place, stores, projectorDeps, pools, vault, undefined, commandPool);
    if (withProjector) await world.startProjector();
    return world;
  }

  get register(): PostgresLocations {
    return new PostgresLocations(this.commandPool);
  }

  async startProjector(): Promise<void> {
    this.projector = await startProjector(this.projectorDeps);
  }

  async stopProjector(): Promise<void> {
    await this.projector?.stop();
    this.projector = undefined;
  }

  async close(): Promise<void> {
    await this.stopProjector();
    await Promise.all(this.stores.map((store) => store.close()));
    await this.vault.close();
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  /** A controller and two locations. */
  async settle(): Promise<void> {
    const context = { controller: antwerpen, actor };
    await registerController(this.deps, context, { name: text('Antwerpen'), region: 'eu-be' });
    await this.register.upsert(
      [{ organiserId, name: text('Organisator') }],
      locationIds.map((locationId) => ({
        ...{ locationId, organiserId, controller: antwerpen, postcode: '2018', capacity: 14 },
        ...{ name: text('Locatie'), careParts: [{ weekday: 'mon', part: 'full' }] },
      })),
    );
  }

  /** Files a plan for a child of that birth date. */
  async file(birthDate: string, change: Partial<FilingInput> = {}, commandId?: CommandId): Promise<Filed> {
    const command = commandId ?? uuid<CommandId>(randomUUID());
    const context = { commandId: command, actor, scope: { controller: antwerpen } };
    const filed = await fileCarePlanStreams(this.deps, context, {
      type: 'file',
      controller: antwerpen,
      at: this.clock.now(),
      input: { ...family, child: { birthDate, expected: false }, ...change },
      locations: locationIds.map((locationId) => ({
        applicationId: uuid<ApplicationId>(randomUUID()),
        locationId,
        controller: antwerpen,
      })),
      asked: { required: [], accepted: disclosedFields },
    });
    if (filed.outcome !== 'done') throw new Error(`not filed: ${JSON.stringify(filed)}`);
    return filed;
  }

  /** The family or an officer does something with a plan. */
  async decide(carePlanId: CarePlanId, command: CarePlanCommand): Promise<string> {
    const context = {
      commandId: uuid<CommandId>(randomUUID()),
      actor,
      scope: { controller: antwerpen },
    };
    const [filed] = (await this.plan(carePlanId)).events;
    const named = Object.entries(filed?.sealed ?? {}).map(
      ([tier, envelope]) => [tier as Tier, keyIdOf(envelope)] as const,
    );
    const found = await this.vault.keys(
      antwerpen,
      named.map(([, id]) => id),
    );
    const keys: Partial<Record<Tier, DataKey>> = {};
    for (const [tier, id] of named) {
      const lookup = found.get(id);
      if (lookup?.state === 'present') keys[tier] = lookup.key;
    }
    const outcome = await handle(this.deps, {
      stream: carePlanStream(carePlanId),
      decider: carePlanDecider,
      command,
      context,
      sealing: async () => ({ carePlanId, keys }),
    });
    return outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome;
  }

  /** An organiser takes a step with an application. */
  async move(id: ApplicationId, command: ApplicationCommand): Promise<void> {
    const context = { commandId: uuid<CommandId>(randomUUID()), actor, scope: { controller: antwerpen } };
    const stream = applicationStream(id);
    const outcome = await handle(this.deps, { stream, decider: applicationDecider, command, context });
    if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome));
  }

  /** The family corrects the month of birth of a plan that is generalised. */
  async rectifyGeneralised(id: CarePlanId, childBirth: string): Promise<void> {
    const identity = newest(await this.plan(id, ['identity']), 'identity') as unknown as
      GeneralisedIdentityPayload | undefined;
    if (!identity) throw new Error('the identity tier is gone');
    const outcome = await this.decide(id, {
      type: 'rectifyGeneralised',
      ...{ input: { childBirth }, identity, at: this.clock.now() },
    });
    if (outcome !== 'done') throw new Error(outcome);
  }

  async adopt(change: Partial<RetentionPolicy>): Promise<void> {
    const context = { commandId: uuid<CommandId>(randomUUID()), actor, scope: { controller: antwerpen } };
    const policy: RetentionPolicy = { ...defaultRetentionPolicy, ...change };
    const command = {
      type: 'adoptRetentionPolicy',
      ground: 'regionDefault',
      ...{ policy, actor, at: this.clock.now() },
    } as const;
    const stream = controllerStream(antwerpen);
    const outcome = await handle(this.deps, { stream, decider: controllerDecider, command, context });
    if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome));
  }

  plan = (id: CarePlanId, opens: Parameters<typeof loadCarePlan>[3] = []) =>
    loadCarePlan(this.deps, { controller: antwerpen }, id, opens);
  application = (id: ApplicationId) => loadApplication(this.deps, { controller: antwerpen }, id);
  controller = () => loadController(this.deps, antwerpen);

  /** The types of a plan's events, in order. */
  async typesOf(id: CarePlanId): Promise<string[]> {
    return (await this.plan(id)).events.map(({ type }) => type);
  }
}

export const family: Omit<FilingInput, 'child'> = {
  parent: { firstName: 'Eerste', lastName: 'Voorbeeld', birthDate: '1990-05-17', email: 'ouder@example.org' },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-03-01',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
};

/** A directory for keys and fence. */
export async function newPlace(url: string, now = '2026-11-23T18:00:00Z'): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'koz-retention-'));
  await writeFile(join(directory, 'master'), randomBytes(32));
  return { url, directory, now };
}

export const removePlace = ({ directory }: Place): Promise<void> =>
  rm(directory, { recursive: true, force: true });

async function masterOf(directory: string): Promise<Buffer> {
  return readFile(join(directory, 'master'));
}
