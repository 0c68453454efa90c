import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { findOwnPlan, type OwnPlanRequest } from '../own-care-plan/find-own-plan.js';
import { OwnCarePlans } from '../own-care-plan/own-care-plans.js';
import { cursorOf, isEntry, placeIn } from '../paging/cursor.js';
import { defaultLimit, type PageQuery } from '../paging/page.dto.js';
import { disclosurePage } from './disclosure-pages.js';
import type { OwnDisclosurePageAnswer } from './own-disclosures.dto.js';

export class GetOwnDisclosures extends Query<OwnDisclosurePageAnswer> {
  constructor(
    readonly request: OwnPlanRequest,
    readonly page: Pick<PageQuery, 'cursor' | 'limit'>,
  ) {
    super();
  }
}

/** Who saw what of a family's plan: it tells of fields and organisations, never of a value or a person. */
@QueryHandler(GetOwnDisclosures)
export class GetOwnDisclosuresHandler implements IQueryHandler<GetOwnDisclosures> {
  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly plans: OwnCarePlans,
  ) {}

  async execute({ request, page }: GetOwnDisclosures): Promise<OwnDisclosurePageAnswer> {
    const { cursor, limit = defaultLimit } = page;
    const before = cursor === undefined ? undefined : placeIn(cursor, isEntry)[0];
    const plan = await findOwnPlan(this.deps, request);
    const { items, nextCursor } = await disclosurePage(this.deps, this.plans.policies, plan, {
      before,
      limit,
    });
    return { items, nextCursor: nextCursor === undefined ? null : cursorOf(nextCursor) };
  }
}
