import { logOrigin } from '@koz/audit';
import { randomUUID } from 'node:crypto';
import { adoptDisclosureMethod, MethodsInForce } from '@koz/command-handling';
import { observed, partsOf, type AppendRequest, type EventStore } from '@koz/event-store';
import type { DisclosurePolicy } from '@koz/events';
import { createHttpApplication } from '@koz/http';
import { DevelopmentTokens, type PrincipalClaims } from '@koz/identity';
import { outsideTransaction, Readiness, silentLogger } from '@koz/platform';
import {
  instant,
  uuid,
  type ActorId,
  type LocationId,
  type OrganiserId,
  type PublicText,
} from '@koz/privacy-types';
import { waitForPosition } from '@koz/projection';
import { regieFacts } from '@koz/projections/regie-facts';
import type { AnsweredThen } from '@koz/replay';
import { commandApiModule } from '@koz/services/command-api';
import { queryApiModule } from '@koz/services/query-api';
import { runRetention } from '@koz/services/retention-worker';
import { Module } from '@nestjs/common';
import { antwerpen, type World } from '../retention/retention-world.js';

@Module({})
class CommandsAndQueries {}

/** Answers that were recorded when an event had just been appended, or when the clock had moved. */
export interface Recorded {
  readonly cut: string;
  readonly type: string;
  readonly answers: readonly AnsweredThen[];
}

type Fields = Readonly<Record<string, object>>;

interface Answer {
  readonly fields: Fields;
  /** The family's alone. */
  readonly whoSees?: readonly { readonly viewer: string; readonly fields: Fields }[];
}

interface Filed {
  readonly carePlanId: string;
  readonly applications: readonly { readonly applicationId: string }[];
}

const organisers = [1, 2, 3].map((n) => uuid<OrganiserId>(`00000000-0000-4000-8000-00000000010${n}`));
const locations = [1, 2, 3].map((n) => uuid<LocationId>(`00000000-0000-4000-9000-00000000010${n}`));

/**
 * Commands, queries and retention on a world whose event store is watched: after each event of the plan that is followed,
 * and before anything else is appended, everybody asks what it is answered.
 */
export class WatchedPlans {
  readonly recorded: Recorded[] = [];
  private followed: { carePlanId: string; applicationIds: string[] } | undefined;
  private constructor(
    private readonly world: World,
    private readonly tokens: DevelopmentTokens,
    private readonly store: EventStore,
    private app: Awaited<ReturnType<typeof createHttpApplication>> | undefined,
  ) {}

  static async open(world: World): Promise<WatchedPlans> {
    const tokens = DevelopmentTokens.ephemeral('development');
    const store = observed(
      world.deps.store,
      (request) => watched.isFollowed(request),
      ({ events }, position) => watched.record(`position=${position}`, events.at(-1)?.type ?? ''),
    );
    const watched: WatchedPlans = new WatchedPlans(world, tokens, store, undefined);
    const { vault, clock, queryPool, signingKey } = world.deps;
    const commands = commandApiModule({
      ...{ store, vault, clock, locations: world.register, methods: new MethodsInForce({ store, vault }) },
      pool: world.commandPool,
      runs: { pool: world.commandPool, schedulePool: queryPool },
    });
    const queries = queryApiModule({
      ...{ clock, pool: queryPool, events: store, history: store, vault, locations: world.register },
      origin: logOrigin(world.deps.fence.directory.id),
      certificateKeys: [signingKey.publicKey],
    });
    watched.app = await createHttpApplication(
      { module: CommandsAndQueries, imports: [commands, queries] },
      { verifier: tokens, readiness: new Readiness(), logger: silentLogger },
    );
    await world.register.upsert(
      organisers.map((organiserId) => ({ organiserId, name: 'Organisator' as PublicText })),
      locations.map((locationId, index) => ({
        ...{ locationId, controller: antwerpen, postcode: '2018', capacity: 14 },
        organiserId: organisers[index] as OrganiserId,
        ...{ name: 'Locatie' as PublicText, careParts: [{ weekday: 'mon', part: 'full' }] },
      })),
    );
    return watched;
  }

  adopt(policy: DisclosurePolicy) {
    const context = { controller: antwerpen, actor: uuid<ActorId>(randomUUID()) };
    return adoptDisclosureMethod(this.world.deps, context, { policy, ground: 'regionDefault' });
  }

  at(time: string): void {
    this.world.clock.set(instant(time));
  }

  /** Moves the clock and records what everybody is answered then, though nothing happened. */
  async lookAt(time: string): Promise<void> {
    this.at(time);
    await this.record(`asOf=${instant(time)}`, 'nothing');
  }

  /** Files the plan that is followed from its first event on. */
  async file(body: object): Promise<Filed> {
    this.followed = { carePlanId: '', applicationIds: [] };
    const filed = await this.call({ role: 'family' }, 'POST', '/care-plans', {
      ...body,
      locationIds: locations,
    });
    return filed as unknown as Filed;
  }

  organiser(which: 0 | 1 | 2, step: string, body: object = {}) {
    const id = this.followed?.applicationIds[which];
    return this.call(organiserOf(which), 'POST', `/applications/${id}/${step}`, body);
  }

  family(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object = {}) {
    return this.call(this.ofFamily(), method, `/care-plans/${this.followed?.carePlanId}${path}`, body);
  }

  regie(method: 'POST' | 'DELETE', path: string, body: object = {}) {
    const regie = { role: 'regie', controller: antwerpen } as const;
    return this.call(regie, method, `/care-plans/${this.followed?.carePlanId}${path}`, body);
  }

  async retention(): Promise<void> {
    await waitForPosition(
      outsideTransaction(this.world.deps.queryPool),
      'retention-schedule',
      await this.last(),
      20_000,
    );
    const { outcome } = await runRetention(
      { ...this.world.deps, store: this.store },
      { controller: antwerpen },
    );
    if (outcome === 'stopped') throw new Error('retention stopped');
  }

  /** The replay of the followed plan, as an auditor gets it. */
  replay(cut: string) {
    const auditor = { role: 'auditor', controller: antwerpen } as const;
    return this.call(auditor, 'GET', `/audit/streams/${this.followed?.carePlanId}?${cut}`);
  }

  get applicationIds(): readonly string[] {
    return this.followed?.applicationIds ?? [];
  }

  async close(): Promise<void> {
    await this.app?.close();
  }

  /** The plan that is filed while one is waited for, and then its applications in the order in which they come. */
  private isFollowed({ stream, events }: AppendRequest): boolean {
    const { kind, id } = partsOf(stream);
    if (!this.followed || kind === 'controller') return false;
    if (events[0].type === 'CarePlanFiled' && this.followed.carePlanId === '') {
      this.followed.carePlanId = id;
      const { applicationIds } = JSON.parse(Buffer.from(events[0].payload).toString('utf8')) as Filed & {
        applicationIds: string[];
      };
      this.followed.applicationIds = applicationIds;
    }
    return id === this.followed.carePlanId || this.followed.applicationIds.includes(id);
  }

  private async record(cut: string, type: string): Promise<void> {
    this.recorded.push({ cut, type, answers: await this.answers() });
  }

  private async answers(): Promise<AnsweredThen[]> {
    const { carePlanId, applicationIds } = this.followed ?? { carePlanId: '', applicationIds: [] };
    const position = await this.last();
    const { queryPool } = this.world.deps;
    await waitForPosition(outsideTransaction(queryPool), regieFacts.name, position, 20_000);
    const fresh = `?minPosition=${position}`;
    const family = await this.ask(this.ofFamily(), 'GET', `/care-plans/${carePlanId}${fresh}`);
    const pool = family?.whoSees?.find(({ viewer }) => viewer === 'pool');
    const regie = { role: 'regie', controller: antwerpen } as const;
    const opened = await this.ask(regie, 'POST', `/regie/cases/${carePlanId}/open`, { reason: 'mediation' });
    const organisers = applicationIds.map(async (applicationId, which): Promise<AnsweredThen> => {
      const path = `/organiser/applications/${applicationId}${fresh}`;
      const answer = await this.ask(organiserOf(which as 0 | 1 | 2), 'GET', path);
      return { viewer: 'organiser', applicationId, fields: answer?.fields };
    });
    const rest = { applicationId: null } as const;
    return [
      ...(await Promise.all(organisers)),
      { viewer: 'family', ...rest, fields: family?.fields },
      { viewer: 'pool', ...rest, fields: pool?.fields },
      { viewer: 'regie', ...rest, fields: opened?.fields },
    ];
  }

  private last(): Promise<number> {
    return this.world.deps.store.lastPosition();
  }

  private ofFamily(): PrincipalClaims {
    const { carePlanId } = this.followed ?? {};
    return { role: 'family', controller: antwerpen, carePlanId: carePlanId as never };
  }

  private async ask(who: PrincipalClaims, method: 'GET' | 'POST', path: string, payload?: object) {
    const { statusCode, body } = await this.send(who, method, path, payload);
    if (statusCode === 404) return undefined;
    if (statusCode !== 200) throw new Error(`${method} ${path}: ${statusCode} ${body}`);
    return JSON.parse(body) as Answer;
  }

  private async call(
    who: PrincipalClaims,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { statusCode, body } = await this.send(who, method, path, payload);
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${body}`);
    return (body === '' ? {} : JSON.parse(body)) as Readonly<Record<string, unknown>>;
  }

  private async send(
    who: PrincipalClaims,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
  ) {
    if (!this.app) throw new Error('not open');
    return this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${await this.tokens.issue(who)}` },
      ...(payload === undefined ? {} : { payload }),
    });
  }
}

const organiserOf = (which: 0 | 1 | 2): PrincipalClaims => ({
  role: 'organiser',
  organiserId: organisers[which] as OrganiserId,
  controller: antwerpen,
});
