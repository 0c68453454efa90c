import type { RecordedControllerEvent } from '@koz/disclosure';
import type { Location, Organiser } from '@koz/locations';
import type { ControllerId, LocationId, OrganiserId } from '@koz/privacy-types';
import type { PolicyBook } from '../answering/policy-book.js';
import type { QueryApiDeps } from '../deps.js';

/** The organisations that an answer names: public, and never a person. */
export interface Organisations {
  readonly locations: ReadonlyMap<LocationId, Location>;
  readonly organisers: ReadonlyMap<OrganiserId, Organiser>;
}

/** Locations by id, with the organisers that run them and others that are named beside. */
export async function organisationsOf(
  { locations }: Pick<QueryApiDeps, 'locations'>,
  locationIds: readonly LocationId[],
): Promise<Organisations> {
  const found = await locations.byIds([...new Set(locationIds)]);
  const organiserIds = [...new Set([...found.values()].map(({ organiserId }) => organiserId))];
  return { locations: found, organisers: await locations.organisers(organiserIds) };
}

/** The names under which controllers registered, each its id where it did not. */
export async function controllerNames(
  policies: PolicyBook,
  controllers: Iterable<ControllerId>,
): Promise<ReadonlyMap<ControllerId, string>> {
  const events = await policies.of(controllers);
  return new Map([...events].map(([controller, adopted]) => [controller, nameOf(adopted) ?? controller]));
}

const nameOf = (events: readonly RecordedControllerEvent[]): string | undefined =>
  events.find((event) => event.type === 'ControllerRegistered')?.data.name;
