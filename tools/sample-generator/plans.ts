import type { Faker } from '@faker-js/faker';
import type { ApplicationRow } from './columns.js';
import { dayBetween, sampleFamily } from './family.js';
import { municipalities, weekdayWords, type SampleLocation } from './region.js';

/** Homes outside the region, of families that look for care across the border of their municipality. */
const outsidePostcodes = ['2560', '2900', '2930', '2380', '3000', '9100', '1000', '2970'];

const priorityWords = [
  'broer_of_zus',
  'alleenstaande_ouder',
  'laag_inkomen',
  'pleegkind',
  'werk_of_opleiding',
  'sociale_of_pedagogische_nood',
] as const;

/** On this day the sample is right; its children stay below 2.5 years for the year after it. */
export const sampleDay = '2026-11-23';
const oldestChild = '2025-06-15';
const lastExpected = '2027-06-30';

/** One good row and where its applications belong. */
export interface SamplePlan {
  readonly row: ApplicationRow;
  readonly locationIds: readonly string[];
}

/** A good plan with this reference. */
export function samplePlan(
  faker: Faker,
  reference: string,
  locations: readonly SampleLocation[],
): SamplePlan {
  const family = sampleFamily(faker);
  const home = homeAndWish(faker, locations);
  const child = childDates(faker);
  const row: ApplicationRow = {
    referentie: reference,
    verwerkingsverantwoordelijke: home.controller,
    voornaam_ouder: family.firstName,
    naam_ouder: family.lastName,
    geboortedatum_ouder: belgianDate(family.birthDate),
    rijksregisternummer: unlessLater(faker, 0.1, family.nationalNumber),
    email: unlessLater(faker, 0.03, family.email),
    telefoon: unlessLater(faker, 0.08, family.phone),
    ...child,
    straat: family.street,
    huisnummer: family.houseNumber,
    bus: family.box,
    postcode: home.postcode,
    voorrangsregels: faker.helpers.arrayElements(priorityWords, { min: 0, max: 2 }).join('|'),
    opvangdelen: wishedParts(faker).join('|'),
    deelbereik: home.sharing,
    locaties: home.locationIds.join('|'),
  };
  return { row, locationIds: home.locationIds };
}

/** Some families give these only at the stage that opens them. */
const unlessLater = (faker: Faker, probability: number, value: string) =>
  faker.datatype.boolean({ probability }) ? '' : value;

interface HomeAndWish {
  readonly controller: string;
  readonly postcode: string;
  readonly sharing: 'eigen_gemeente' | 'over_grenzen' | 'alle_locaties';
  readonly locationIds: readonly string[];
}

/** Two in three families look in their own municipality, the others across its border; a few live outside. */
function homeAndWish(faker: Faker, locations: readonly SampleLocation[]): HomeAndWish {
  const home = faker.helpers.weightedArrayElement(
    municipalities.map((value) => ({ value, weight: locationsIn(locations, value.municipality).length })),
  );
  if (faker.datatype.boolean({ probability: 0.66 })) {
    const own = locationsIn(locations, home.municipality);
    return {
      controller: home.controller,
      postcode: faker.helpers.arrayElement(home.postcodes),
      sharing: 'eigen_gemeente',
      locationIds: pick(faker, own, Math.min(own.length, 4)),
    };
  }
  const outside = faker.datatype.boolean({ probability: 0.2 });
  return {
    controller: home.controller,
    postcode: faker.helpers.arrayElement(outside ? outsidePostcodes : home.postcodes),
    sharing: faker.helpers.arrayElement(['over_grenzen', 'alle_locaties']),
    locationIds: pick(faker, locations, 4),
  };
}

export const locationsIn = (locations: readonly SampleLocation[], municipality: string): SampleLocation[] =>
  locations.filter((location) => location.municipality === municipality);

const pick = (faker: Faker, from: readonly SampleLocation[], max: number) =>
  faker.helpers.arrayElements(from, { min: 1, max }).map(({ locationId }) => locationId);

/** Three in ten children are not born yet. Care starts from January on, for up to two and a half years. */
function childDates(faker: Faker) {
  const expected = faker.datatype.boolean({ probability: 0.3 });
  const birth = expected
    ? dayBetween(faker, '2026-12-01', lastExpected)
    : dayBetween(faker, oldestChild, '2026-11-15');
  const start = expected
    ? dayBetween(faker, '2027-08-01', '2027-12-31')
    : dayBetween(faker, '2027-01-04', '2027-09-30');
  const end = dayBetween(faker, '2028-06-30', '2029-08-31');
  return {
    geboortedatum_kind: belgianDate(birth),
    verwacht: expected ? 'ja' : 'nee',
    startdatum: belgianDate(start),
    einddatum: belgianDate(end),
  };
}

function wishedParts(faker: Faker): string[] {
  const days = faker.helpers.arrayElements(weekdayWords, { min: 1, max: 5 });
  return weekdayWords
    .filter((day) => days.includes(day))
    .map((day) => {
      const part = faker.helpers.weightedArrayElement([
        { weight: 7, value: 'volledig' },
        { weight: 2, value: 'voormiddag' },
        { weight: 1, value: 'namiddag' },
      ]);
      return `${day}:${part}`;
    });
}

/** `2026-11-23` as `23/11/2026`. */
export const belgianDate = (day: string): string => day.split('-').reverse().join('/');
