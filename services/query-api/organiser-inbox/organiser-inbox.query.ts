import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { invalid, notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ApplicationId, LocationId } from '@koz/privacy-types';
import { inboxPage, openApplications } from '@koz/projections/organiser-applications';
import { ApplicationAnswers } from '../answering/application-answers.js';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { viewerOf, type Viewer } from '../answering/viewer.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { cursorOf, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import type { OrganiserInboxAnswer, OrganiserInboxQuery } from './organiser-inbox.dto.js';
import {
  inPriorityOrder,
  isPlaceInOrder,
  openStatusesOf,
  pageOfOrder,
  sortAtMost,
  tooManyToSort,
} from './priority-order.js';

export class OrganiserInbox extends Query<OrganiserInboxAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: OrganiserInboxQuery,
  ) {
    super();
  }
}

/** The applications made to an organiser's own locations, a page at a time, in waiting order or by priority. */
@QueryHandler(OrganiserInbox)
export class OrganiserInboxHandler implements IQueryHandler<OrganiserInbox> {
  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly answers: ApplicationAnswers,
  ) {}

  async execute({ principal, asked }: OrganiserInbox): Promise<OrganiserInboxAnswer> {
    if (asked.sort && asked.applicationIds) throw notSorted();
    const page = asked.sort === 'priority' ? this.byPriority(asked) : this.byFiling(asked);
    const viewer = await viewerOf(principal, this.deps.locations);
    const locationIds = chosenLocations(viewer, asked.locationId as LocationId | undefined);
    await waitUntilFresh(this.deps, asked.minPosition);
    return page(viewer, locationIds);
  }

  /** A cursor or status that does not belong to the order is refused before anything is read. */
  private byFiling({
    status,
    cursor,
    applicationIds,
    limit = applicationIds?.length ?? defaultLimit,
  }: OrganiserInboxQuery): PageOf {
    const after = cursor === undefined ? undefined : placeIn(cursor, isPosition)[0];
    return async (viewer, locationIds) => {
      const page = await withTenant(
        this.deps.pool,
        viewer.controller,
        (transaction) =>
          inboxPage(transaction, {
            ...{ locationIds, status, cursor: after, limit },
            applicationIds: applicationIds as ApplicationId[] | undefined,
          }),
        { readOnly: true },
      );
      const answered = await this.answers.answer(viewer, 'inbox', page.items);
      return {
        items: answered.map(({ answer }) => answer),
        nextCursor: page.nextCursor === undefined ? null : cursorOf(page.nextCursor),
      };
    };
  }

  /** In memory, over all that is open: the order follows from fields that only an opened envelope tells. */
  private byPriority({ status, cursor, limit = defaultLimit }: OrganiserInboxQuery): PageOf {
    const after = cursor === undefined ? undefined : placeIn(cursor, isPlaceInOrder);
    const statuses = openStatusesOf(status);
    return async (viewer, locationIds) => {
      const atMost = this.deps.sortAtMost ?? sortAtMost;
      const open = await withTenant(
        this.deps.pool,
        viewer.controller,
        (transaction) => openApplications(transaction, { locationIds, statuses, atMost }),
        { readOnly: true },
      );
      if (!open) throw tooManyToSort(atMost);
      const ordered = inPriorityOrder(await this.answers.see(viewer, open));
      const { items, next } = pageOfOrder(ordered, after, limit);
      const answered = await this.answers.tell(viewer, 'inbox', items);
      return {
        items: answered.map(({ answer }) => answer),
        nextCursor: next === undefined ? null : cursorOf(...next),
      };
    };
  }
}

type PageOf = (viewer: Viewer, locationIds: readonly LocationId[]) => Promise<OrganiserInboxAnswer>;

/**
 * The own locations, or the one that was chosen.
 * @throws Problem 404 for one that is not the organiser's
 */
export function chosenLocations({ locations }: Viewer, locationId: LocationId | undefined): LocationId[] {
  if (locationId === undefined) return [...locations.keys()];
  if (!locations.has(locationId)) throw notFound();
  return [locationId];
}

const isPosition = (place: readonly unknown[]): place is readonly [number] =>
  place.length === 1 && Number.isSafeInteger(place[0]) && (place[0] as number) >= 0;

const notSorted = () =>
  invalid({
    ...{ field: 'applicationIds', rule: 'notSorted' },
    message: 'Wat met naam gevraagd wordt, staat in volgorde van indiening: laat sort weg.',
  });
