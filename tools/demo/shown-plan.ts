import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadCarePlan } from '@koz/command-handling';
import { controllerId, type ApplicationId, type CarePlanId, type ControllerId } from '@koz/privacy-types';
import type { Runtime } from '@koz/runtime';

/** The plan of the sample that is followed through the years, as the files describe it. */
export interface ChosenPlan {
  readonly controller: ControllerId;
  readonly reference: string;
  /** The location that gives the place, and the days (from the first) on which it decides and the family confirms. */
  readonly location: string;
  readonly accepted: number;
  readonly approved: number;
  readonly confirmed: number;
  /** A location of another organiser that was looking at the application too. */
  readonly elsewhere: string;
}

/** The same plan once it is imported. */
export interface ShownPlan extends ChosenPlan {
  readonly carePlanId: CarePlanId;
  readonly organiserId: string;
  readonly applicationId: ApplicationId;
  readonly otherOrganiserId: string;
  readonly otherApplicationId: ApplicationId;
  /** All of them: whoever audits follows them also when nobody can read any more where they were made. */
  readonly applicationIds: readonly ApplicationId[];
  /** To whom each of them was made. */
  readonly organiserOf: ReadonlyMap<ApplicationId, string>;
}

type Row = Readonly<Record<string, string>>;

const neededColumns = [
  ...['naam_ouder', 'geboortedatum_ouder', 'rijksregisternummer', 'email', 'telefoon', 'voorrangsregels'],
];
const setbacks = ['goedkeuring_ongedaan', 'weigeren', 'plan_intrekken', 'intrekken'];

/**
 * The first plan, in order of reference, that gives every kind of value and goes the whole way: accepted, approved and
 * confirmed at one location on different days, while another organiser looks on and a third has no place.
 */
export async function choosePlan(folder: string): Promise<ChosenPlan> {
  const [plans, decisions, locations] = await Promise.all(
    ['applications.csv', 'decisions.csv', 'locations.csv'].map((name) => rowsOf(join(folder, name))),
  );
  const organisers = new Map(locations?.map((row) => [row['locatie'], row['organisator']]));
  const inOrder = (plans ?? []).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  for (const [index, plan] of inOrder.entries()) {
    // A faulty row repeats the reference of a good one.
    const isRepeated = [inOrder[index - 1], inOrder[index + 1]].some(
      (near) => near && keyOf(near) === keyOf(plan),
    );
    if (isRepeated || neededColumns.some((column) => !plan[column])) continue;
    const chosen = chosenOf(
      plan,
      (decisions ?? []).filter((row) => keyOf(row) === keyOf(plan)),
      organisers,
    );
    if (chosen) return chosen;
  }
  throw new TypeError('the sample has no plan that goes the whole way');
}

const rowsOf = async (path: string): Promise<Row[]> =>
  parse(await readFile(path, 'utf8'), {
    ...{ delimiter: ';', columns: true, bom: true, relax_column_count: true, relax_quotes: true },
  }) as Row[];

const keyOf = (row: Row): string => `${row['verwerkingsverantwoordelijke']} ${row['referentie']}`;

function chosenOf(
  plan: Row,
  decisions: readonly Row[],
  organisers: ReadonlyMap<string | undefined, string | undefined>,
): ChosenPlan | undefined {
  if (decisions.some(({ stap = '' }) => setbacks.includes(stap))) return undefined;
  const only = (step: string, location?: string) => {
    const found = decisions.filter(
      ({ stap, locatie }) => stap === step && (!location || locatie === location),
    );
    return found.length === 1 ? found[0] : undefined;
  };
  const approval = only('goedkeuren');
  const location = approval?.['locatie'] ?? '';
  const days = [only('opnemen', location), approval, only('bevestigen')].map((row) => Number(row?.['dag']));
  const [accepted = NaN, approved = NaN, confirmed = NaN] = days;
  if (!(accepted < approved && approved < confirmed) || only('bevestigen')?.['verder_zoeken'] === 'ja')
    return undefined;
  const ofOthers = decisions.filter(
    ({ locatie, dag }) => organisers.get(locatie) !== organisers.get(location) && Number(dag) < approved,
  );
  const looking = ofOthers.find(({ stap }) => stap === 'opnemen');
  const elsewhere = looking?.['locatie'];
  const stays = decisions.filter(({ locatie }) => locatie === elsewhere).length === 1;
  if (elsewhere === undefined || !stays || !ofOthers.some(({ stap }) => stap === 'geen_plaats'))
    return undefined;
  const { verwerkingsverantwoordelijke: controller = '', referentie: reference = '' } = plan;
  return {
    controller: controllerId(controller),
    reference,
    location,
    accepted,
    approved,
    confirmed,
    elsewhere,
  };
}

/** Finds the plan in the system, by the reference that it was imported with. */
export async function shownPlan(runtime: Runtime, chosen: ChosenPlan): Promise<ShownPlan> {
  const { controller, reference, location, elsewhere } = chosen;
  const [carePlanId] = await runtime.lookups.find(controller, 'importReference', reference);
  if (carePlanId === undefined) throw new TypeError('the plan was not imported');
  const { events } = await loadCarePlan(runtime.commandDeps('koz_command'), { controller }, carePlanId, [
    'planning',
  ]);
  const [filed] = events;
  if (filed?.type !== 'CarePlanFiled' || filed.data.locations.state !== 'known')
    throw new TypeError('the plan says of no location');
  const applications = new Map<string, ApplicationId>(
    filed.data.locations.value.map((each) => [each.locationId, each.applicationId]),
  );
  const places = filed.data.locations.value;
  const known = await runtime.locations('koz_query').byIds(places.map(({ locationId }) => locationId));
  const organisers = new Map<string, string>([...known].map(([id, { organiserId }]) => [id, organiserId]));
  return {
    ...chosen,
    carePlanId,
    organiserId: found(organisers.get(location)),
    applicationId: found(applications.get(location)),
    otherOrganiserId: found(organisers.get(elsewhere)),
    otherApplicationId: found(applications.get(elsewhere)),
    applicationIds: [...applications.values()],
    organiserOf: new Map(
      places.map(({ applicationId, locationId }) => [applicationId, found(organisers.get(locationId))]),
    ),
  };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the plan was not put to the location that decides on it');
  return value;
}
