import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { streamName, type StreamHead } from '@koz/event-store';
import { Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { CarePlanId, PlainDate } from '@koz/privacy-types';
import { carePlans, filedPlans, type FiledPlan } from '@koz/projections/care-plans';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { momentOf } from '../answering/look.js';
import { untilToday } from '../answering/until-today.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { FreshPageQuery } from '../paging/fresh.dto.js';
import { defaultLimit } from '../paging/page.dto.js';
import { nextPoolCursor, poolCursorIn } from '../paging/pool-cursor.js';
import type { FiledCarePlanItem, FiledCarePlanPageAnswer } from './filed-care-plans.dto.js';

export class ListFiledCarePlans extends Query<FiledCarePlanPageAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: FreshPageQuery,
  ) {
    super();
  }
}

/**
 * The plans that a service point filed, for the one who filed them: the same look at whose they are as where one of them
 * is read. Nothing personal is in it, so that a list is no disclosure.
 */
@QueryHandler(ListFiledCarePlans)
export class ListFiledCarePlansHandler implements IQueryHandler<ListFiledCarePlans> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: ListFiledCarePlans): Promise<FiledCarePlanPageAnswer> {
    const { controller, actorId } = principal;
    const { limit = defaultLimit, minPosition } = asked;
    const cursor = poolCursorIn(asked.cursor);
    if (controller === undefined) throw new Problem('forbidden');
    await waitUntilFresh(this.deps, minPosition, carePlans.name);
    const page = await withTenant(
      this.deps.pool,
      controller,
      (transaction) => filedPlans(transaction, { filedBy: actorId, cursor, limit }),
      { readOnly: true },
    );
    const streamOf = (carePlanId: CarePlanId) => streamName('carePlan', carePlanId);
    const heads = await this.deps.events.heads(
      { controller },
      page.items.map(({ carePlanId }) => streamOf(carePlanId)),
    );
    const { today } = momentOf(this.deps.clock.now());
    return {
      items: page.items.map((plan) => itemOf(plan, heads.get(streamOf(plan.carePlanId)), today)),
      nextCursor: nextPoolCursor(page.nextCursor),
    };
  }
}

/** Where the place is says the head, at once; until when it may be declined is told by the rows. */
function itemOf(
  { confirmBy, ...plan }: FiledPlan,
  head: StreamHead | undefined,
  today: PlainDate,
): FiledCarePlanItem {
  const place = plan.status === 'withdrawn' ? 'none' : (head?.place ?? 'none');
  return { ...plan, place, confirmBy: place === 'found' ? untilToday(confirmBy, today) : null };
}
