import { Faker, en, nl, nl_BE } from '@faker-js/faker';
import { sampleApplications, type ExpectedPlan } from './applications.js';
import { applicationColumns, csvText, decisionColumns, locationColumns } from './columns.js';
import { planDecisions, type SampleDecision } from './decisions.js';
import { expectedDecisions, expectedOutcome } from './expected.js';
import { controllers, sampleLocations } from './region.js';

const seed = 20_231_121;
/** Of its own, so that what organisers do changes nothing about what families ask. */
const decisionSeed = 20_231_122;

/** The sample's files by name, the same on every run. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const faker = new Faker({ locale: [nl_BE, nl, en], seed });
  const locations = sampleLocations(faker);
  const applications = sampleApplications(faker, locations);
  const decider = new Faker({ locale: [en], seed: decisionSeed });
  const decisions = applications.plans.map((plan) => ({ plan, made: planDecisions(decider, plan) }));
  return new Map([
    ['controllers.json', json(controllers.map(controllerEntry))],
    ['locations.csv', csvText(locationColumns, locations.map(locationCells))],
    ['applications.csv', csvText(applicationColumns, applications.rows)],
    ['decisions.csv', csvText(decisionColumns, decisions.flatMap(decisionRows))],
    [
      'expected.json',
      json({
        ...expectedOutcome(locations, applications),
        decisions: expectedDecisions(decisions.flatMap(({ made }) => made)),
      }),
    ],
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

const decisionRows = ({ plan, made }: { plan: ExpectedPlan; made: readonly SampleDecision[] }) =>
  made.map(({ day, step, locationId, reason, keepsLooking }) => [
    plan.reference,
    plan.controller,
    String(day),
    step,
    locationId,
    reason,
    step === 'bevestigen' ? (keepsLooking ? 'ja' : 'nee') : '',
  ]);
