import { Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Location, Locations } from '@koz/locations';
import type { ControllerId, LocationId, OrganiserId } from '@koz/privacy-types';

/** An organiser's user, the scope in which the organiser reads, and the locations that it runs. */
export interface Viewer {
  readonly principal: Principal;
  readonly organiserId: OrganiserId;
  readonly controller: ControllerId;
  readonly locations: ReadonlyMap<LocationId, Location>;
}

/**
 * Who asks, with the locations that the register gives them now.
 * @throws Problem 403 for a token that names no organiser or no controller.
 */
export async function viewerOf(principal: Principal, locations: Locations): Promise<Viewer> {
  const { organiserId, controller } = principal;
  if (organiserId === undefined || controller === undefined) throw new Problem('forbidden');
  const own = await locations.ofOrganiser(organiserId);
  return {
    principal,
    organiserId,
    controller,
    locations: new Map(own.map((location) => [location.locationId, location])),
  };
}
