import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayInBelgium, isClosedOn } from '@koz/domain';
import { isUuid, type ControllerId } from '@koz/privacy-types';
import { PolicyBook } from '../answering/policy-book.js';
import { departureOf } from '../departure/departure-state.js';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { cursorOf, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import type { ListLocationsQuery, LocationPageAnswer } from './list-locations.dto.js';

export class ListLocations extends Query<LocationPageAnswer> {
  constructor(readonly asked: ListLocationsQuery) {
    super();
  }
}

/**
 * The register of locations, a page at a time, in order of name. Public: it says nothing of any family. Those of a
 * controller that takes nothing new on are not offered; who asks what one organiser runs is told of them all the same.
 */
@QueryHandler(ListLocations)
export class ListLocationsHandler implements IQueryHandler<ListLocations> {
  private readonly policies: PolicyBook;

  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  async execute({ asked }: ListLocations): Promise<LocationPageAnswer> {
    const { municipality, postcode, organiserId, careParts, cursor, limit = defaultLimit } = asked;
    const { items, nextCursor } = await this.deps.locations.list({
      ...(municipality === undefined ? {} : { municipality }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(organiserId === undefined ? { notOf: await this.closed() } : { organiserId }),
      ...(careParts === undefined ? {} : { careParts }),
      ...(cursor === undefined ? {} : { cursor: placeIn(cursor, isLastLocation)[0] }),
      limit,
    });
    return {
      items: items.map((location) => ({ ...location, careParts: [...location.careParts] })),
      nextCursor: nextCursor === undefined ? null : cursorOf(nextCursor),
    };
  }

  private async closed(): Promise<ControllerId[]> {
    const day = dayInBelgium(this.deps.clock.now());
    const decided = await this.policies.of(await this.deps.locations.controllers());
    return [...decided].flatMap(([controller, events]) =>
      isClosedOn(departureOf(events), day) ? [controller] : [],
    );
  }
}

const isLastLocation = (place: readonly unknown[]): place is readonly [string] =>
  place.length === 1 && isUuid(place[0]);
