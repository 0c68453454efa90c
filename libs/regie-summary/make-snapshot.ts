import { dayInBelgium } from '@koz/domain';
import type { Locations } from '@koz/locations';
import { withTenant, type Clock } from '@koz/platform';
import { openSealed, type KeySource } from '@koz/privacy-keys';
import type { CarePlanId, ControllerId, LocationId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import { factsPosition, planFacts, type PlanFacts } from '@koz/projections/regie-facts';
import { ChangeCounter } from './count/changes.js';
import { contributionOf, type LocationPlace, type Moment, type Places } from './count/contribution.js';
import { Counter } from './count/counter.js';
import { defaultK, type Figures } from './figures.js';
import { publish } from './publish.js';
import type { Snapshot, SnapshotRound } from './store/snapshots.js';

type Pool = Parameters<typeof withTenant>[0];

export interface SnapshotDeps {
  /** Connections of role `koz_query`: reads the facts. */
  readonly queryPool: Pool;
  readonly vault: KeySource;
  readonly locations: Pick<Locations, 'list'>;
  readonly clock: Clock;
  /** Fewer than this are suppressed, and fewer changes not shown; 5 when absent. */
  readonly k?: number;
}

/** The facts were not built yet. */
export class NoFactsError extends Error {
  override readonly name = 'NoFactsError';
  constructor() {
    super('the facts that are counted were not built yet');
  }
}

const pageSize = 500;

/**
 * Counts a controller's plans and says what may be published of it. Envelopes are opened a page at a time, in memory;
 * nothing of them is in the answer but rounded counts. Throws {@link NoFactsError}.
 * @param former the figures that stand now
 */
export async function makeSnapshot(
  deps: SnapshotDeps,
  controller: ControllerId,
  former: Snapshot | undefined,
): Promise<SnapshotRound> {
  const { k = defaultK } = deps;
  const { moment, figures, changes } = await countPlans(deps, controller, former);
  const publication = publish(
    figures,
    k,
    former && { publication: former.publication, changes: changes?.changes() ?? new Map() },
  );
  return { controller, ...moment, k, publication: publication ?? null };
}

/** The exact figures of a controller now: for {@link makeSnapshot}, which lets nothing exact out. */
export async function countPlans(
  deps: SnapshotDeps,
  controller: ControllerId,
  former?: Moment,
): Promise<{ moment: Moment; figures: Figures; changes: ChangeCounter | undefined }> {
  const at = deps.clock.now();
  const day = dayInBelgium(at);
  const places = await placesFor(deps.locations, controller);
  return withTenant(
    deps.queryPool,
    controller,
    async (sql) => {
      const position = await factsPosition(sql);
      if (position === undefined) throw new NoFactsError();
      const moment: Moment = { at, day, position };
      const counter = new Counter(day, places);
      const changes = former && new ChangeCounter(former);
      for await (const plans of pages(sql)) {
        const opened = await openSealed(deps.vault, plans);
        plans.forEach((plan, index) => {
          const tiers = opened[index] ?? {};
          const now = contributionOf(plan, tiers, places, moment);
          if (now) counter.add(now);
          if (former) changes?.add(plan, tiers, contributionOf(plan, tiers, places, former), now);
        });
      }
      return { moment, figures: counter.figures(), changes };
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}

async function* pages(sql: Sql): AsyncGenerator<PlanFacts[]> {
  let after: CarePlanId | undefined;
  do {
    const page: PlanFacts[] = await planFacts(sql, pageSize, after);
    after = page.length < pageSize ? undefined : page.at(-1)?.carePlanId;
    yield page;
  } while (after !== undefined);
}

async function placesFor(locations: Pick<Locations, 'list'>, controller: ControllerId): Promise<Places> {
  const places = new Map<LocationId, LocationPlace>();
  let cursor: string | undefined;
  do {
    const page = await locations.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const location of page.items)
      places.set(location.locationId, {
        municipality: location.municipality,
        own: location.controller === controller,
      });
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return places;
}
