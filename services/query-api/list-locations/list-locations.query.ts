import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isUuid } from '@koz/privacy-types';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { cursorOf, placeIn } from '../paging/cursor.js';
import { defaultLimit } from '../paging/page.dto.js';
import type { ListLocationsQuery, LocationPageAnswer } from './list-locations.dto.js';

export class ListLocations extends Query<LocationPageAnswer> {
  constructor(readonly asked: ListLocationsQuery) {
    super();
  }
}

/** The register of locations, a page at a time, in order of name. Public: it says nothing of any family. */
@QueryHandler(ListLocations)
export class ListLocationsHandler implements IQueryHandler<ListLocations> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ asked }: ListLocations): Promise<LocationPageAnswer> {
    const { municipality, postcode, organiserId, careParts, cursor, limit = defaultLimit } = asked;
    const { items, nextCursor } = await this.deps.locations.list({
      ...(municipality === undefined ? {} : { municipality }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(organiserId === undefined ? {} : { organiserId }),
      ...(careParts === undefined ? {} : { careParts }),
      ...(cursor === undefined ? {} : { cursor: placeIn(cursor, isLastLocation)[0] }),
      limit,
    });
    return {
      items: items.map((location) => ({ ...location, careParts: [...location.careParts] })),
      nextCursor: nextCursor === undefined ? null : cursorOf(nextCursor),
    };
  }
}

const isLastLocation = (place: readonly unknown[]): place is readonly [string] =>
  place.length === 1 && isUuid(place[0]);
