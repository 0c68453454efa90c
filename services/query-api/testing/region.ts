import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOrigin, signingKeyFrom } from '@koz/audit';
import {
  addLocations,
  adoptDisclosureMethod,
  amendCarePlan,
  carePlanStream,
  controllerStream,
  changeEmergencyListing,
  applicationIdOf,
  confirmPlace,
  confirmPlaceByTerm,
  declinePlace,
  fileCarePlanStreams,
  givePlace,
  handle,
  loadApplication,
  openFiling,
  rectifyPersonalData,
  registerController,
  requestErasure,
  takePlaceBack,
  withdrawCarePlan,
  type CommandContext,
  type CommandDeps,
  type Filed,
} from '@koz/command-handling';
import { method1 } from '@koz/disclosure';
import {
  applicationDecider,
  carePlanDecider,
  controllerDecider,
  type AmendmentInput,
  type CarePlanCommand,
  type FilingInput,
  type RectificationInput,
  type TransitionName,
} from '@koz/domain';
import { createPostgresEventStore, type PostgresEventStore } from '@koz/event-store-postgres';
import { disclosedFields, type DisclosurePolicy, type EmergencyReason } from '@koz/events';
import { createHttpApplication } from '@koz/http';
import { DevelopmentTokens, type PrincipalClaims } from '@koz/identity';
import { PostgresLocations, type LocationInput } from '@koz/locations';
import { Readiness, silentLogger, type SettableClock } from '@koz/platform';
import { Keyring, LocalMasterKey, PostgresKeyVault } from '@koz/privacy-keys';
import {
  controllerId,
  keyIdOf,
  uuid,
  type ActorId,
  type ApplicationId,
  type CommandId,
  type ControllerId,
  type ErasureCause,
  type LocationId,
  type OrganiserId,
  type PublicText,
  type Tier,
  type Uuid,
} from '@koz/privacy-types';
import type { Projection } from '@koz/projection';
import { carePlanPool } from '@koz/projections/care-plan-pool';
import { carePlans } from '@koz/projections/care-plans';
import { applicationHistories } from '@koz/projections/application-histories';
import { organiserApplications } from '@koz/projections/organiser-applications';
import { regieFacts } from '@koz/projections/regie-facts';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import { parseRetentionPolicy } from '@koz/retention';
import { allMigrations } from '@koz/schema';
import { settableClock, testDatabase, type TestDatabase } from '@koz/testing';
import { queryApiModule, type QueryApiDeps } from '../index.js';
import { fillReadModel, makeReadModel } from './read-model.js';

export const antwerp = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');
export const turnhout = controllerId('turnhout');

/** What certificates are signed with here. */
export const signingKey = signingKeyFrom(Buffer.alloc(32, 5), 'test');

/** Which log it is. */
export const origin = logOrigin('0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001');

/** What the query side answers from. */
const readModels: readonly Projection[] = [
  organiserApplications,
  carePlanPool,
  carePlans,
  applicationHistories,
  regieFacts,
  retentionSchedule,
];

const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());

/** An organiser with one location in a controller's territory. */
export interface Organisation {
  readonly organiserId: OrganiserId;
  readonly locationId: LocationId;
  readonly controller: ControllerId;
}

/** A whole filing, with every field that a method can show. All values are invented. */
export const fullInput: FilingInput = {
  parent: {
    firstName: 'Noor',
    lastName: 'Voorbeeld',
    birthDate: '1994-03-05',
    nationalNumber: '94030500101',
    email: 'noor@voorbeeld.be',
    phone: '+32470123456',
  },
  child: { birthDate: '2026-07-01', expected: false },
  address: { street: 'Voorbeeldstraat', number: '1' },
  postcode: '2018',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  endDate: '2028-08-31',
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'acrossBorders',
};

const claimsOf = (who: Organisation | PrincipalClaims | 'family'): PrincipalClaims => {
  if (who === 'family') return { role: 'family' };
  return 'role' in who ? who : { role: 'organiser', ...who };
};

/** A small region on a real database: plans are filed and decided on by the real commands, and read over HTTP. */
export class Region {
  readonly clock: SettableClock = settableClock();
  readonly tokens = DevelopmentTokens.ephemeral('development');
  private readonly closing: (() => Promise<unknown>)[] = [];

  private readonly vault: PostgresKeyVault;
  /** What the real commands stand on, for a spec that gives one itself. */
  readonly commands: CommandDeps;
  /** What the query side is given; a spec may put something else in the place of a part. */
  readonly deps: QueryApiDeps;

  private constructor(
    readonly db: TestDatabase,
    private readonly keysDir: string,
  ) {
    const { clock } = this;
    const keyring = new Keyring({ keysDir, master: new LocalMasterKey(randomBytes(32)), clock });
    this.vault = new PostgresKeyVault({ pool: db.pool('koz_vault'), keyring, clock, batchSize: 12 });
    const store = this.store({ readPool: db.pool('koz_command') });
    this.commands = { store, vault: this.vault, clock };
    this.deps = {
      clock,
      pool: db.pool('koz_query'),
      events: this.store({ readPool: db.pool('koz_query') }),
      history: this.store({ readPool: db.pool('koz_history') }),
      origin,
      vault: this.vault,
      locations: new PostgresLocations(db.pool('koz_command')),
      certificateKeys: [signingKey.publicKey],
      waitAtMostMs: 200,
    };
  }

  static async open(): Promise<Region> {
    const db = await testDatabase({ migrations: allMigrations });
    const region = new Region(db, await mkdtemp(join(tmpdir(), 'koz-query-')));
    for (const projection of readModels) await makeReadModel(db.adminPool(), projection);
    for (const controller of [antwerp, mechelen]) {
      const context = { controller, actor: newId<ActorId>() };
      const name = controller as string as PublicText;
      await registerController(region.commands, context, { name, region: 'eu-be' });
      await region.adopt(controller, method1);
    }
    return region;
  }

  async http(deps: Partial<QueryApiDeps> = {}) {
    const app = await createHttpApplication(queryApiModule({ ...this.deps, ...deps }), {
      verifier: this.tokens,
      readiness: new Readiness(),
      logger: silentLogger,
    });
    this.closing.unshift(() => app.close());
    const withToken = (url: string, token?: string) =>
      app.inject({
        url: `/api/v1${url}`,
        ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      });
    return {
      /** A request with a token of these claims. */
      as: async (claims: PrincipalClaims, method: 'GET' | 'POST', url: string, payload?: object) =>
        app.inject({
          method,
          url: `/api/v1${url}`,
          headers: { authorization: `Bearer ${await this.tokens.issue(claims)}` },
          ...(payload === undefined ? {} : { payload }),
        }),
      withToken,
      get: async (url: string, who?: Organisation | PrincipalClaims | 'family') =>
        withToken(url, who && (await this.tokens.issue(claimsOf(who)))),
      post: async (url: string, who: PrincipalClaims | undefined, payload?: object) => {
        const token = who && (await this.tokens.issue(who));
        return app.inject({
          method: 'POST',
          url: `/api/v1${url}`,
          ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
          ...(payload === undefined ? {} : { payload }),
        });
      },
    };
  }

  adopt(controller: ControllerId, policy: DisclosurePolicy) {
    const context = { controller, actor: newId<ActorId>() };
    return adoptDisclosureMethod(this.commands, context, { policy, ground: 'regionDefault' });
  }

  /** The first policy of a controller; a later one only where it keeps as much. */
  async adoptRetention(controller: ControllerId, policy: unknown): Promise<void> {
    const outcome = await handle(this.commands, {
      stream: controllerStream(controller),
      decider: controllerDecider,
      command: {
        type: 'adoptRetentionPolicy',
        policy: parseRetentionPolicy(policy),
        ground: 'councilDecision',
        actor: newId<ActorId>(),
        at: this.clock.now(),
      },
      context: { ...this.context(), scope: { controller } },
    });
    if (outcome.outcome !== 'done') throw new Error(`adoptRetention: ${JSON.stringify(outcome)}`);
  }

  async organisation(controller: ControllerId, location: Partial<LocationInput> = {}): Promise<Organisation> {
    const organiserId = newId<OrganiserId>();
    const locationId = newId<LocationId>();
    await this.deps.locations.upsert(
      [{ organiserId, name: 'Voorbeeld vzw' as PublicText }],
      [
        {
          locationId,
          organiserId,
          controller,
          name: 'Het Voorbeeld' as PublicText,
          postcode: controller === mechelen ? '2800' : '2018',
          careParts: [{ weekday: 'mon', part: 'full' }],
          capacity: 14,
          ...location,
        },
      ],
    );
    return { organiserId, locationId, controller };
  }

  /**
   * @param by who files: as its token says, or by its id; somebody new when absent
   * @param controller who answers for the plan
   */
  async file(
    at: readonly Organisation[],
    input: FilingInput = fullInput,
    by?: PrincipalClaims | ActorId,
    controller = antwerp,
  ): Promise<Filed> {
    const actor = typeof by === 'object' ? await this.actorOf(by) : by;
    const context = { ...this.context(), scope: { controller }, ...(actor && { actor }) };
    const filed = await fileCarePlanStreams(this.commands, context, {
      type: 'file',
      controller,
      at: this.clock.now(),
      input,
      locations: at.map((location, index) => ({
        applicationId: applicationIdOf(context.commandId, index),
        locationId: location.locationId,
        controller: location.controller,
      })),
      asked: { required: [], accepted: disclosedFields },
    });
    if (filed.outcome !== 'done') throw new Error(`not filed: ${JSON.stringify(filed)}`);
    return filed;
  }

  /** Takes steps one after the other; the plan's place is given and taken back as the handlers do. */
  async decide(
    { carePlanId }: Filed,
    applicationId: ApplicationId,
    ...steps: readonly TransitionName[]
  ): Promise<void> {
    for (const type of steps) {
      const context = this.context();
      const step = { carePlanId, applicationId };
      const loaded = await loadApplication(this.commands, context.scope, applicationId);
      const outcome =
        type === 'approve'
          ? await givePlace(this.commands, context, step, loaded)
          : type === 'undoApproval'
            ? await takePlaceBack(this.commands, context, step, loaded)
            : await handle(this.commands, {
                stream: loaded.stream,
                decider: applicationDecider,
                command: { type },
                context,
              });
      if (outcome.outcome !== 'done') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    }
  }

  /** The family changes its period, care parts or sharing. */
  async amend({ carePlanId }: Filed, input: AmendmentInput): Promise<void> {
    const outcome = await amendCarePlan(this.commands, this.context(), carePlanId, {
      input,
      asked: { required: [], accepted: disclosedFields },
      controllersOf: (ids) => this.controllersOf(ids),
    });
    if (outcome.outcome !== 'done') throw new Error(`amend: ${JSON.stringify(outcome)}`);
  }

  /** The family puts its plan to one location more; the id of the new application. */
  async add({ carePlanId }: Filed, { locationId }: Organisation): Promise<ApplicationId> {
    const context = this.context();
    const applicationId = applicationIdOf(context.commandId, 0);
    const outcome = await addLocations(this.commands, context, carePlanId, {
      locations: [{ applicationId, locationId }],
      controllersOf: (ids) => this.controllersOf(ids),
    });
    if (outcome.outcome !== 'done') throw new Error(`add: ${JSON.stringify(outcome)}`);
    return applicationId;
  }

  /** The family takes the place that was found. */
  async confirm({ carePlanId }: Filed, keepLooking: boolean): Promise<void> {
    const outcome = await confirmPlace(this.commands, this.context(), carePlanId, keepLooking);
    if (outcome.outcome !== 'done') throw new Error(`confirm: ${JSON.stringify(outcome)}`);
  }

  /** The term to confirm ran out on the place that was found at this revision of the plan. */
  async confirmByTerm({ carePlanId }: Filed, foundRevision: number): Promise<void> {
    const outcome = await confirmPlaceByTerm(this.commands, antwerp, { carePlanId, foundRevision });
    if (outcome !== 'confirmed') throw new Error(`confirmByTerm: ${outcome}`);
  }

  /** The family does not take the place: that of the application named, or else the newest. */
  async decline({ carePlanId }: Filed, applicationId?: ApplicationId): Promise<void> {
    const outcome = await declinePlace(this.commands, this.context(), carePlanId, applicationId);
    if (outcome.outcome !== 'done') throw new Error(`decline: ${JSON.stringify(outcome)}`);
  }

  /** The regie puts a plan on the emergency list. */
  async list({ carePlanId }: Filed, reason: EmergencyReason = 'urgentWork'): Promise<void> {
    const command = { type: 'listOnEmergency', reason } as const;
    const outcome = await changeEmergencyListing(this.commands, this.context(), carePlanId, command);
    if (outcome.outcome !== 'done') throw new Error(`list: ${JSON.stringify(outcome)}`);
  }

  /** The regie takes a plan off the emergency list. */
  async unlist({ carePlanId }: Filed): Promise<void> {
    const command = { type: 'takeOffEmergencyList' } as const;
    const outcome = await changeEmergencyListing(this.commands, this.context(), carePlanId, command);
    if (outcome.outcome !== 'done') throw new Error(`unlist: ${JSON.stringify(outcome)}`);
  }

  /** Who stands behind a token, as metadata and the ledger name it. */
  async actorOf(claims: PrincipalClaims): Promise<ActorId> {
    return (await this.tokens.verify(await this.tokens.issue(claims))).actorId;
  }

  /** The family withdraws its plan. */
  async withdraw({ carePlanId }: Filed): Promise<void> {
    const outcome = await withdrawCarePlan(this.commands, this.context(), carePlanId);
    if (outcome.outcome !== 'done') throw new Error(`withdraw: ${JSON.stringify(outcome)}`);
  }

  /** Decides something on a plan by its own decider: a hold, or what retention records. */
  async onPlan({ carePlanId }: Filed, command: CarePlanCommand): Promise<void> {
    const context = this.context();
    const outcome = await handle(this.commands, {
      stream: carePlanStream(carePlanId),
      decider: carePlanDecider,
      command,
      context,
      sealing: async () => ({
        carePlanId,
        keys: (await openFiling(this.commands, context.scope, carePlanId))?.keys ?? {},
      }),
    });
    if (outcome.outcome !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
  }

  /** The family wants its data erased. */
  async erase({ carePlanId }: Filed): Promise<void> {
    const outcome = await requestErasure(this.commands, this.context(), carePlanId, 'familyRequest');
    if (outcome.outcome !== 'done') throw new Error(`erase: ${JSON.stringify(outcome)}`);
  }

  /** The family corrects or completes its data. */
  async rectify({ carePlanId }: Filed, input: RectificationInput): Promise<void> {
    const outcome = await rectifyPersonalData(this.commands, this.context(), carePlanId, {
      input,
      asked: { required: [], accepted: disclosedFields },
    });
    if (outcome.outcome !== 'done') throw new Error(`rectify: ${JSON.stringify(outcome)}`);
  }

  /** Destroys the key of each of these tiers of a plan, as the retention worker will. */
  async destroy({ carePlanId }: Filed, cause: ErasureCause, ...gone: readonly Tier[]): Promise<void> {
    const { rows } = await this.db
      .adminPool()
      .query<Record<Tier, Uint8Array | null>>(
        'SELECT precise, identity, planning FROM rm.care_plans_plan WHERE care_plan_id = $1',
        [carePlanId],
      );
    const ids = gone.flatMap((tier) => (rows[0]?.[tier] ? [keyIdOf(rows[0][tier])] : []));
    await this.vault.destroy(antwerp, ids, cause);
  }

  /** Brings the read models up to the end of the log. */
  async project(): Promise<void> {
    const log = this.store({ readPool: this.db.adminPool() });
    for (const projection of readModels)
      await fillReadModel(this.db.adminPool(), projection, log, this.vault);
  }

  lastPosition(): Promise<number> {
    return this.store({ readPool: this.db.adminPool() }).lastPosition();
  }

  async disclosures(): Promise<readonly { ground: string; fields: string[]; care_plan_id: string }[]> {
    const { rows } = await this.db
      .adminPool()
      .query('SELECT ground, fields, care_plan_id FROM ledger.disclosure ORDER BY entry');
    return rows as { ground: string; fields: string[]; care_plan_id: string }[];
  }

  async close(): Promise<void> {
    for (const close of this.closing) await close();
    await this.vault.close();
    await this.db.drop();
    await rm(this.keysDir, { recursive: true, force: true });
  }

  private store(options: Parameters<typeof createPostgresEventStore>[0]): PostgresEventStore {
    const store = createPostgresEventStore(options);
    this.closing.push(() => store.close());
    return store;
  }

  private async controllersOf(ids: readonly LocationId[]) {
    const known = await this.deps.locations.byIds(ids);
    return new Map([...known].map(([id, { controller }]) => [id, controller]));
  }

  private context(): CommandContext {
    return {
      commandId: newId<CommandId>(),
      actor: newId<ActorId>(),
      scope: { controller: antwerp },
    };
  }
}
