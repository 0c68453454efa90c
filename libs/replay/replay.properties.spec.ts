import fc from 'fast-check';
import { requiredAtFiling } from '@koz/disclosure';
import { transitionNames } from '@koz/domain';
import { instant, tiers } from '@koz/privacy-types';
import { historyUpTo, type PlanHistory } from './history.js';
import { replayPlan, type FieldThen, type PlanReplay, type ViewThen } from './replay-plan.js';
import { Life, methods, withoutKeys, type Filing, type Step, type Timed } from './testing/life.js';
import type { FieldState } from './views.js';

const policy = fc.constantFrom(...methods);
const sharing = fc.constantFrom('ownMunicipality' as const, 'allLocations' as const);
const filings: fc.Arbitrary<Filing> = fc.record({
  policy,
  sharing,
  isParentsBirthDateGiven: fc.boolean(),
});
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom(...transitionNames), to: fc.constantFrom(0, 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm', 'confirmAndLook', 'decline', 'rectify', 'list', 'unlist'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('adopt'), policy }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('share'), sharing }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('generalise', 'requestErasure', 'anonymise', 'withdrawPlan', 'wait'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('shred'), tier: fc.constantFrom(...tiers) }) },
) as fc.Arbitrary<Step>;
const lives: fc.Arbitrary<Life> = fc
  .record({
    filing: filings,
    steps: fc.array(
      fc.record({
        after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
        step: steps,
      }) as fc.Arbitrary<Timed>,
      { maxLength: 14 },
    ),
  })
  .map(({ filing, steps: taken }) => new Life(asAsked(filing)).live(...taken));

/** What the method in force demands is given. */
const asAsked = (filing: Filing): Filing => ({
  ...filing,
  isParentsBirthDateGiven:
    requiredAtFiling(filing.policy).required.includes('parent.birthDate') ||
    (filing.isParentsBirthDateGiven && requiredAtFiling(filing.policy).accepted.includes('parent.birthDate')),
});

const positionsOf = ({ carePlan, applications, controller }: PlanHistory): number[] =>
  [...carePlan, ...applications.flat(), ...controller].map(({ position }) => position).sort((a, b) => a - b);

/** Every way in which a field may have been. */
const waysOf = ({ orElse = [], now: _now, ...state }: FieldThen): FieldState[] => [state, ...orElse];

const fieldsOf = ({ views }: PlanReplay) =>
  views.flatMap((view) =>
    Object.entries(view.fields).map(([name, field]) => ({ view, name, field, ways: waysOf(field) })),
  );
const sameView = (replay: PlanReplay, { viewer, applicationId }: ViewThen): ViewThen =>
  replay.views.find((each) => each.viewer === viewer && each.applicationId === applicationId)!;

const widths = { withheld: 0, erased: 0, generalised: 1, known: 2 } as const;

describe('A replay of a plan', () => {
  it('up to a position equals the replay of the log that ends there, whatever followed', () => {
    fc.assert(
      fc.property(lives, ({ history }) => {
        for (const position of positionsOf(history)) {
          const cut = { position };
          expect(replayPlan(history, cut)).toEqual(replayPlan(historyUpTo(history, cut), cut));
        }
      }),
    );
  });

  it('as of an instant equals that of the log that ended then', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 4000 }), ({ history }, days) => {
        const cut = { asOf: instant(Date.parse('2026-11-23T09:00:00Z') + days * 86_400_000) };
        expect(replayPlan(history, cut)).toEqual(replayPlan(historyUpTo(history, cut), cut));
      }),
    );
  });

  it('after keys were destroyed tells what it told before, or every way it may have been, that one among them', () => {
    fc.assert(
      fc.property(lives, fc.subarray([...tiers]), (life, gone) => {
        const { history } = life;
        const later = withoutKeys(history, gone, life.at);
        for (const position of positionsOf(history)) {
          const [before, after] = [replayPlan(history, { position }), replayPlan(later, { position })];
          if (!before || !after) {
            expect(after).toEqual(before);
            continue;
          }
          const { views, unreadable: _u, state, ...same } = before;
          expect(after).toMatchObject(same);
          expect(after.state).toEqual(state);
          for (const view of views) {
            const blind = sameView(after, view);
            expect([view.isAnswered, 'unknown']).toContain(blind.isAnswered);
            // What was late then is read from the birth date alone: that retention was on time is assumed and said.
            if (isLate(before)) continue;
            for (const [name, field] of Object.entries(view.fields))
              expect(waysOf(blind.fields[name]!)).toContainEqual(field);
          }
        }
      }),
    );
  });

  it('never widens with time alone', () => {
    fc.assert(
      fc.property(lives, fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 5 }), (life, days) => {
        let moment = Date.parse(life.at);
        let before = replayPlan(life.history, { asOf: instant(moment) })!;
        for (const each of days) {
          moment += each * 86_400_000;
          const after = replayPlan(life.history, { asOf: instant(moment) })!;
          for (const { view, name, field } of fieldsOf(after))
            expect(widths[field.state]).toBeLessThanOrEqual(
              widths[sameView(before, view).fields[name]!.state],
            );
          for (const view of after.views)
            if (view.isAnswered) expect(sameView(before, view).isAnswered).toBe(true);
          before = after;
        }
      }),
    );
  });

  it('holds no value that was given, whatever opens', () => {
    fc.assert(
      fc.property(lives, ({ history }) => {
        for (const position of positionsOf(history)) {
          const text = JSON.stringify(replayPlan(history, { position }) ?? {});
          for (const value of [
            'Noor',
            'Voorbeeld',
            '2018',
            '1990',
            '2026-09-10',
            '2026-09',
            '2027-09-01',
            'mon',
          ])
            expect(text).not.toContain(`"${value}"`);
        }
      }),
    );
  });
});

/** The child was 2.5 or 5, and the plan not generalised or anonymised yet. */
function isLate({ moment, state: { fence } }: PlanReplay): boolean {
  const months = (Number(moment.slice(0, 4)) - 2026) * 12 + Number(moment.slice(5, 7)) - 9;
  return (fence === 'none' && months >= 30) || (fence !== 'all' && months >= 60);
}
