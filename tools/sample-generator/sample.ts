import { Faker, en, nl, nl_BE } from '@faker-js/faker';
import { sampleApplications } from './applications.js';
import { applicationColumns, csvText, locationColumns } from './columns.js';
import { expectedOutcome } from './expected.js';
import { controllers, sampleLocations } from './region.js';

const seed = 20_231_121;

/** The sample's files by name, the same on every run. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const faker = new Faker({ locale: [nl_BE, nl, en], seed });
  const locations = sampleLocations(faker);
  const applications = sampleApplications(faker, locations);
  return new Map([
    ['controllers.json', json(controllers.map(controllerEntry))],
    ['locations.csv', csvText(locationColumns, locations.map(locationCells))],
    ['applications.csv', csvText(applicationColumns, applications.rows)],
    ['expected.json', json(expectedOutcome(locations, applications))],
    ['markers.txt', applications.markers.map((marker) => `${marker}\n`).join('')],
  ]);
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const controllerEntry = ({ controller, name, adviceDate, terms }: (typeof controllers)[number]) => ({
  controller,
  name,
  region: 'eu-be',
  method: { id: 'method-1', ground: 'lokAdvice', groundDate: adviceDate },
  terms: { ...terms, ground: 'lokAdvice', groundDate: adviceDate },
});

const locationCells = (location: ReturnType<typeof sampleLocations>[number]) => [
  location.locationId,
  location.name,
  location.organiserId,
  location.organiser,
  location.controller,
  location.postcode,
  location.careParts.join('|'),
  String(location.capacity),
];
