import { applicationStatuses, dayParts, priorityRuleCodes, weekdays } from '@koz/events';
import { uuid, type LocationId } from '@koz/privacy-types';
import fc from 'fast-check';
import type { Contribution, LocationPlace } from '../count/contribution.js';
import { Counter } from '../count/counter.js';
import { ageBands, homeKeys, noPriority, outcomeKey, startMonthKeys, unknownKey } from '../count/keys.js';
import type { Figures } from '../figures.js';

export const day = '2026-11-23';

/** Three own locations in two municipalities, and one elsewhere. */
const location = (number: number) => uuid<LocationId>(`30000000-0000-4000-8000-00000000000${number}`);
export const places: ReadonlyMap<LocationId, LocationPlace> = new Map([
  [location(1), { municipality: 'Turnhout', own: true }],
  [location(2), { municipality: 'Turnhout', own: true }],
  [location(3), { municipality: 'Beerse', own: true }],
  [location(4), { municipality: 'Mechelen', own: false }],
]);
const locationIds = [...places.keys()];

/** Few of the many keys, so that cells of a few and of many both occur; the first ones most. */
const mostly = <T>(values: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(values[0] as T) },
    { weight: 3, arbitrary: fc.constantFrom(...values.slice(0, 2)) },
    { weight: 2, arbitrary: fc.constantFrom(...values.slice(0, 4)) },
  );

const application = fc.record({
  locationId: mostly(locationIds),
  status: mostly(applicationStatuses),
  overdue: fc.boolean(),
});

const monday = weekdays.slice(0, 2).flatMap((weekday) => dayParts.map((part) => ({ weekday, part })));

/** What one invented plan counts for. */
export const aPlan: fc.Arbitrary<Contribution> = fc
  .record({
    startMonth: mostly(startMonthKeys(day).slice(4)),
    childAge: mostly([...ageBands.map(({ key }) => key as string), unknownKey]),
    home: mostly(homeKeys),
    careParts: fc.uniqueArray(mostly(monday), {
      minLength: 1,
      maxLength: 2,
      selector: (part) => part.weekday,
    }),
    rules: fc.oneof(
      fc.constant([noPriority]),
      fc.uniqueArray(mostly<string>(priorityRuleCodes), { minLength: 1, maxLength: 2 }),
    ),
    applications: fc.uniqueArray(application, {
      minLength: 1,
      maxLength: 3,
      selector: ({ locationId }) => locationId,
    }),
  })
  .map(({ startMonth, childAge, home, careParts, rules, applications }) => {
    const place = (id: LocationId) => places.get(id) as LocationPlace;
    const overdue = applications.filter((each) => each.status === 'created' && each.overdue);
    const withStatus = (...statuses: readonly string[]) =>
      applications.filter(({ status }) => statuses.includes(status)).map(() => 2.4);
    return {
      cells: {
        startMonth: [startMonth],
        childAge: [childAge],
        homePostcode: [home],
        careParts: careParts.map(({ weekday, part }) => `${weekday}:${part}`),
        priorityRules: rules,
        status: applications.map(({ status }) => status),
        municipality: applications.map(({ locationId }) => place(locationId).municipality),
        outcome: [outcomeKey(applications.map(({ status }) => status))],
        overdueLocation: overdue.map(({ locationId }) => (place(locationId).own ? locationId : 'elsewhere')),
      },
      durations: {
        takenUp: withStatus('noPlace', 'accepted', 'approved'),
        decided: withStatus('approved', 'rejected'),
      },
    };
  });

export const aPopulation = (most: number, fewest = 0): fc.Arbitrary<readonly Contribution[]> =>
  fc.array(aPlan, { minLength: fewest, maxLength: most, size: 'max' });

export function figuresOf(plans: readonly Contribution[]): Figures {
  const counter = new Counter(day, places);
  for (const plan of plans) counter.add(plan);
  return counter.figures();
}
