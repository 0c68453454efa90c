import { applicationStatuses, fenceStates } from '@koz/events';
import fc from 'fast-check';
import { instant, type Instant } from '@koz/privacy-types';
import type { ApplicationStep, Change, PlanHistory } from '../history.js';
import { applicationNo, locationNo, organiserNo, planNo } from './histories.js';

const begin = Date.parse('2026-01-01T00:00:00Z');
const hour = 3_600_000;

/** Moments in order, some of them the same, some at midnight in Belgium. */
const moments = (count: number): fc.Arbitrary<Instant[]> =>
  fc
    .array(
      fc.oneof(
        fc.nat(6 * 366 * 24),
        fc.nat(400).map((day) => day * 24 - 1),
      ),
      {
        minLength: count,
        maxLength: count,
      },
    )
    .map((hours) => hours.sort((one, other) => one - other).map((each) => instant(begin + each * hour)));

const anyStep: fc.Arbitrary<ApplicationStep> = fc.record({
  status: fc.constantFrom(...applicationStatuses),
  isReturn: fc.boolean(),
});

type Happening =
  | { readonly kind: 'step'; readonly application: number; readonly step: ApplicationStep }
  | {
      readonly kind: 'place';
      readonly place: 'none' | 'found' | 'confirmed';
      readonly application: number;
      readonly kept: readonly number[];
    }
  | { readonly kind: 'start'; readonly date: string }
  | { readonly kind: 'fence'; readonly fence: (typeof fenceStates)[number] };

const anyDate = fc
  .tuple(
    fc.integer({ min: 2024, max: 2029 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => [year, month, day].map((part) => String(part).padStart(2, '0')).join('-'));

const happening = (applications: number): fc.Arbitrary<Happening> => {
  const application = fc.nat(applications - 1);
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('step' as const), application, step: anyStep }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('place' as const),
        place: fc.constantFrom('none' as const, 'found' as const, 'confirmed' as const),
        application,
        kept: fc.subarray(Array.from({ length: applications }, (_, index) => index)),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('start' as const), date: anyDate }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('fence' as const), fence: fc.constantFrom(...fenceStates) }),
    },
  );
};

/** Any history of a plan with one to four applications, also one that no lifecycle would allow. */
export const anyPlan: fc.Arbitrary<PlanHistory> = fc
  .record({ applications: fc.integer({ min: 1, max: 4 }), number: fc.nat(99) })
  .chain(({ applications, number }) =>
    fc.record({
      applications: fc.constant(applications),
      number: fc.constant(number),
      happenings: fc.array(happening(applications), { maxLength: 12 }),
      organisers: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
      childBirthDate: fc.option(anyDate, { nil: undefined }),
      start: fc.option(anyDate, { nil: undefined }),
    }),
  )
  .chain((made) => moments(made.happenings.length + 1).map((times) => assembled(made, times)));

interface Made {
  readonly applications: number;
  readonly number: number;
  readonly happenings: readonly Happening[];
  readonly organisers: readonly number[];
  readonly childBirthDate: string | undefined;
  readonly start: string | undefined;
}

function assembled(
  { applications, number, happenings, organisers, childBirthDate, start }: Made,
  times: readonly Instant[],
): PlanHistory {
  const filedAt = times[0] as Instant;
  const placed = happenings.map((each, index) => ({
    each,
    position: 100 + index,
    at: times[index + 1] as Instant,
  }));
  const changes = <To>(of: (each: Happening) => To | undefined): Change<To>[] =>
    placed.flatMap(({ each, position, at }) => {
      const to = of(each);
      return to === undefined ? [] : [{ position, at, to }];
    });
  return {
    carePlanId: planNo(number),
    filedAt,
    childBirthDate,
    places: changes((each) =>
      each.kind !== 'place'
        ? undefined
        : {
            place: each.place,
            ...(each.place !== 'none' && { placeApplicationId: applicationNo(each.application) }),
            keptApplicationIds: each.kept.map(applicationNo),
          },
    ),
    starts: [
      ...(start === undefined ? [] : [{ position: 0, at: filedAt, to: start }]),
      ...changes((each) => (each.kind === 'start' ? each.date : undefined)),
    ],
    fences: changes((each) => (each.kind === 'fence' ? each.fence : undefined)),
    applications: Array.from({ length: applications }, (_, index) => ({
      applicationId: applicationNo(index),
      locationId: locationNo(index),
      organiserId: organiserNo(organisers[index] ?? 0),
      steps: [
        { position: 1 + index, at: filedAt, to: { status: 'created' as const } },
        ...changes((each) => (each.kind === 'step' && each.application === index ? each.step : undefined)),
      ],
    })),
  };
}
