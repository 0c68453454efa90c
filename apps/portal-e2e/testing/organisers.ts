import type { Schemas } from '@koz/api-client';
import type { Client } from './client.js';
import type { System } from './system.js';

type Location = Schemas['LocationAnswer'];

/** An organiser with its locations in one municipality. */
export interface AnOrganiser {
  readonly organiserId: string;
  readonly locations: readonly Location[];
}

/** All organisers of the register, the one with the most applications first. */
export async function organisersByApplications(system: System): Promise<AnOrganiser[]> {
  const anybody = await system.as({ role: 'family' });
  const locations: Location[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Schemas['LocationPageAnswer'] = await anybody.get(`/locations?limit=100${query}`);
    locations.push(...page.items);
    cursor = page.nextCursor;
  }
  const organisers = [...new Set(locations.map(({ organiserId }) => organiserId))].map((organiserId) => ({
    organiserId,
    locations: locations.filter((location) => location.organiserId === organiserId),
  }));
  const counted = await Promise.all(
    organisers.map(async (organiser) => {
      const client = await system.as({ role: 'organiser', organiserId: organiser.organiserId });
      const { statuses } = await client.get<Schemas['InboxCounts']>('/organiser/applications/counts');
      return { organiser, count: Object.values(statuses).reduce((sum, count) => sum + count, 0) };
    }),
  );
  return counted.sort((one, other) => other.count - one.count).map(({ organiser }) => organiser);
}

/** Two organisers of one controller, in its territory. */
export function twoOfOneController(organisers: readonly AnOrganiser[]): [AnOrganiser, AnOrganiser] {
  for (const one of organisers)
    for (const other of organisers)
      if (one !== other && one.locations[0]?.controller === other.locations[0]?.controller)
        return [one, other];
  throw new Error('no two organisers of one controller');
}

/** A plan that an invented family filed, with an application to each location that was named. */
export interface FiledPlan {
  readonly carePlanId: string;
  readonly applicationIds: readonly string[];
  readonly family: Client;
}

/** Files a plan at the first location of each organiser, with every field filled in. */
export async function filePlan(
  system: System,
  at: readonly [AnOrganiser, ...AnOrganiser[]],
  firstName = 'Noor',
): Promise<FiledPlan> {
  const locations = at.flatMap((organiser) => organiser.locations.slice(0, 1));
  const [first] = locations;
  if (first === undefined) throw new Error('an organiser has a location');
  const anonymous = await system.as({ role: 'family' });
  const filed = await anonymous.post<{
    carePlanId: string;
    applications: { applicationId: string; locationId: string }[];
  }>('/care-plans', planAt(first, locations, firstName));
  const idAt = new Map(filed.applications.map((each) => [each.locationId, each.applicationId]));
  return {
    carePlanId: filed.carePlanId,
    applicationIds: locations.flatMap(({ locationId }) => idAt.get(locationId) ?? []),
    family: await system.as({ role: 'family', carePlanId: filed.carePlanId }),
  };
}

/** A filing of an invented family at these locations, with every field filled in. */
export function planAt(
  first: Location,
  locations: readonly Location[] = [first],
  firstName = 'Noor',
): object {
  return {
    controller: first.controller,
    parent: {
      ...{ firstName, lastName: 'Voorbeeld', birthDate: '1994-03-05', nationalNumber: '94030500101' },
      ...{ email: 'noor@voorbeeld.be', phone: '+32470123456' },
    },
    child: { birthDate: '2026-07-01', expected: false },
    address: { street: 'Voorbeeldstraat', number: '1' },
    postcode: '2018',
    priorityRules: ['singleParent'],
    ...{ startDate: '2027-01-04', endDate: '2028-08-31' },
    careParts: first.careParts.slice(0, 1),
    sharing: 'acrossBorders',
    locationIds: locations.map(({ locationId }) => locationId),
  };
}
