import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium } from '@koz/domain';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import { carePlans, guidancePage } from '@koz/projections/care-plans';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { FreshPageQuery } from '../paging/fresh.dto.js';
import { defaultLimit } from '../paging/page.dto.js';
import { nextPoolCursor, poolCursorIn } from '../paging/pool-cursor.js';
import { regieOf } from '../regie/scope.js';
import type { GuidanceListAnswer } from './guidance-list.dto.js';
import { stillInNeed } from './still-in-need.js';

export class GuidanceList extends Query<GuidanceListAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: FreshPageQuery,
  ) {
    super();
  }
}

/** The plans of the regie's own controller that look for a place in vain. No envelope is read. */
@QueryHandler(GuidanceList)
export class GuidanceListHandler implements IQueryHandler<GuidanceList> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: GuidanceList): Promise<GuidanceListAnswer> {
    const controller = regieOf(principal);
    const cursor = poolCursorIn(asked.cursor);
    await waitUntilFresh(this.deps, asked.minPosition, carePlans.name);
    const today = dayInBelgium(this.deps.clock.now());
    const page = await withTenant(
      this.deps.pool,
      controller,
      (transaction) => guidancePage(transaction, { today, cursor, limit: asked.limit ?? defaultLimit }),
      { readOnly: true },
    );
    const standing = await stillInNeed(this.deps.events, controller, page.items);
    return {
      items: standing.map(({ carePlanId, since, reason, applications, municipalities }) => ({
        carePlanId,
        since,
        reason,
        applications: applications.length,
        municipalities: [...municipalities],
      })),
      nextCursor: nextPoolCursor(page.nextCursor),
    };
  }
}
