import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Location } from '@koz/locations';
import { withTenant } from '@koz/platform';
import type { Instant, LocationId } from '@koz/privacy-types';
import { carePlanPool, poolPage } from '@koz/projections/care-plan-pool';
import { fits } from '../answering/fits.js';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { momentOf } from '../answering/look.js';
import { PolicyBook } from '../answering/policy-book.js';
import { recordBeforeAnswering } from '../answering/record-disclosure.js';
import { shownTexts } from '../answering/shown-texts.js';
import { stillInPool } from '../answering/still-in-pool.js';
import { viewerOf, type Viewer } from '../answering/viewer.js';
import { weeksBetween } from '../answering/waiting.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { defaultLimit } from '../paging/page.dto.js';
import { nextPoolCursor, poolCursorIn } from '../paging/pool-cursor.js';
import type { OrganiserPoolAnswer, OrganiserPoolQuery, PooledPlanAnswer } from './organiser-pool.dto.js';
import { disclosedPooled, groundOf, seePooled, type SeenPlan } from './pooled-plans.js';

export class OrganiserPool extends Query<OrganiserPoolAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: OrganiserPoolQuery,
  ) {
    super();
  }
}

/**
 * What an organiser may see of plans that were never put to one of its locations: read-model rows, those that still
 * hold by their heads, the mask of the pool, the disclosure recorded; and only then an answer.
 */
@QueryHandler(OrganiserPool)
export class OrganiserPoolHandler implements IQueryHandler<OrganiserPool> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ principal, asked }: OrganiserPool): Promise<OrganiserPoolAnswer> {
    const { list = 'all', limit = defaultLimit, minPosition, locationId } = asked;
    const cursor = poolCursorIn(asked.cursor);
    const viewer = await viewerOf(principal, this.deps.locations);
    const chosen = chosenLocations(viewer, locationId as LocationId | undefined);
    await waitUntilFresh(this.deps, minPosition, carePlanPool.name);
    const page = await withTenant(
      this.deps.pool,
      viewer.controller,
      (transaction) =>
        poolPage(transaction, { list, ownLocationIds: [...viewer.locations.keys()], cursor, limit }),
      { readOnly: true },
    );
    const standing = await stillInPool(this.deps.events, page.items);
    const moment = momentOf(this.deps.clock.now());
    const adopted = await this.policies.of(standing.map(({ row }) => row.controller));
    const seen = await seePooled(this.deps.vault, standing, adopted, moment);
    await this.record(viewer, list, seen, moment.now);
    return {
      items: seen.map((each) => answerOf(each, chosen, moment.now)),
      nextCursor: nextPoolCursor(page.nextCursor),
    };
  }

  private async record(
    viewer: Viewer,
    list: 'emergency' | 'all',
    seen: readonly SeenPlan[],
    at: Instant,
  ): Promise<void> {
    const grounds = ['emergencyList', 'pool'] as const;
    const disclosed = grounds.map((ground) => ({
      ground,
      plans: seen.filter(({ look }) => groundOf(list, look.row) === ground).flatMap(disclosedPooled),
    }));
    if (seen.length > 0) await recordBeforeAnswering(this.deps.pool, viewer, at, disclosed);
  }
}

function chosenLocations({ locations }: Viewer, locationId: LocationId | undefined): readonly Location[] {
  if (locationId === undefined) return [...locations.values()];
  const chosen = locations.get(locationId);
  if (!chosen) throw notFound();
  return [chosen];
}

function answerOf(
  { look: { row, policies }, fields }: SeenPlan,
  chosen: readonly Location[],
  now: Instant,
): PooledPlanAnswer {
  const fitting = chosen.filter(({ careParts }) => fits(row.careParts, careParts));
  return {
    carePlanId: row.carePlanId,
    emergency: row.isEmergency,
    since: row.since,
    weeksWaiting: weeksBetween(row.filedAt, now),
    fits: fitting.length > 0,
    fittingLocationIds: fitting.map(({ locationId }) => locationId),
    fields,
    texts: shownTexts({}, policies, fields),
  };
}
