import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium } from '@koz/domain';
import { applicationStatuses } from '@koz/events';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { LocationId } from '@koz/privacy-types';
import { statusCounts } from '@koz/projections/organiser-applications';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { viewerOf } from '../answering/viewer.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { InboxCountsAnswer, InboxCountsQuery } from './organiser-inbox.dto.js';
import { chosenLocations } from './organiser-inbox.query.js';

export class CountInbox extends Query<InboxCountsAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: InboxCountsQuery,
  ) {
    super();
  }
}

/** How many applications an organiser has, by status. It counts, and shows nothing of any family. */
@QueryHandler(CountInbox)
export class CountInboxHandler implements IQueryHandler<CountInbox> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: CountInbox): Promise<InboxCountsAnswer> {
    const viewer = await viewerOf(principal, this.deps.locations);
    const locationIds = chosenLocations(viewer, asked.locationId as LocationId | undefined);
    await waitUntilFresh(this.deps, asked.minPosition);
    const today = dayInBelgium(this.deps.clock.now());
    const counts = await withTenant(
      this.deps.pool,
      viewer.controller,
      (transaction) => statusCounts(transaction, { locationIds, today }),
      { readOnly: true },
    );
    const countOf = new Map(counts.map(({ status, count }) => [status, count]));
    return {
      statuses: Object.fromEntries(
        applicationStatuses.map((status) => [status, countOf.get(status) ?? 0]),
      ) as InboxCountsAnswer['statuses'],
      overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  }
}
