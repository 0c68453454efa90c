import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import { carePlanPool, emergencyListPage } from '@koz/projections/care-plan-pool';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { stillInPool } from '../answering/still-in-pool.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { FreshPageQuery } from '../paging/fresh.dto.js';
import { defaultLimit } from '../paging/page.dto.js';
import { nextPoolCursor, poolCursorIn } from '../paging/pool-cursor.js';
import type { EmergencyListAnswer } from './emergency-list.dto.js';

export class EmergencyList extends Query<EmergencyListAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: FreshPageQuery,
  ) {
    super();
  }
}

/** The plans of the regie's own controller that are on the emergency list and still look for a place. */
@QueryHandler(EmergencyList)
export class EmergencyListHandler implements IQueryHandler<EmergencyList> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal: { controller }, asked }: EmergencyList): Promise<EmergencyListAnswer> {
    if (controller === undefined) throw new Problem('forbidden');
    const cursor = poolCursorIn(asked.cursor);
    await waitUntilFresh(this.deps, asked.minPosition, carePlanPool.name);
    const page = await withTenant(
      this.deps.pool,
      controller,
      (transaction) => emergencyListPage(transaction, { cursor, limit: asked.limit ?? defaultLimit }),
      { readOnly: true },
    );
    const standing = await stillInPool(this.deps.events, page.items);
    return {
      items: standing.map(({ row: { carePlanId, since, reason, municipalities } }) => ({
        carePlanId,
        since,
        reason,
        municipalities: [...municipalities],
      })),
      nextCursor: nextPoolCursor(page.nextCursor),
    };
  }
}
