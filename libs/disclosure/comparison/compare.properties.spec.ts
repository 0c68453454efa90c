import { disclosedFields, type DisclosedField } from '@koz/events';
import fc from 'fast-check';
import { instant } from '@koz/privacy-types';
import { methods } from '../methods.js';
import { joined } from './compare.js';
import { daysIn, type Exposure } from './figures.js';
import type { PlanHistory } from './history.js';
import { whatIf } from './lens.js';
import { anyPlan } from './testing/any-history.js';
import { dayByDay } from './testing/day-by-day.js';
import { compared, dayOf, fourMethods } from './testing/histories.js';

const anyDay = fc
  .integer({ min: 0, max: 7 * 366 })
  .map((days) => dayOf(instant(Date.parse('2026-01-01T12:00:00Z') + days * 86_400_000)));
const somePlans = fc.array(anyPlan, { maxLength: 6 });

/** Comparisons that a comparison can be compared with: maps as lists. */
const asData = (plans: readonly PlanHistory[], until: string) => plain(compared(plans, until));
const plain = ({ figures, ...rest }: ReturnType<typeof compared>) => ({ ...rest, figures: [...figures] });

describe('A comparison of any histories', () => {
  it('counts what looking at every day by itself counts', () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyDay,
        fc.constantFrom(...methods),
        fc.constantFrom(...disclosedFields),
        (plan, until, method, field) => {
          const figures = compared([plan], until, [whatIf(method)]).figures.get(method.id)!;
          const { familyDays, locationDays, anyDays } = dayByDay(plan, method, until, field);
          expect(figures.fields[field]).toMatchObject({ familyDays, locationDays });
          expect(daysIn(figures.anyField.familyDays)).toBe(anyDays);
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('does not depend on the order of the plans', () => {
    fc.assert(
      fc.property(somePlans, anyDay, (plans, until) => {
        expect(asData([...plans].reverse(), until)).toEqual(asData(plans, until));
      }),
      { numRuns: 50 },
    );
  });

  it('is that of its parts together', () => {
    fc.assert(
      fc.property(somePlans, somePlans, anyDay, (some, others, until) => {
        const parts = joined(compared(some, until), compared(others, until));
        expect(plain(parts)).toEqual(asData([...some, ...others], until));
      }),
      { numRuns: 50 },
    );
  });

  it('is not changed by cutting a life where nothing changes', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.nat(6 * 366 * 24 * 60), (plan, until, minutes) => {
        const at = instant(Date.parse(plan.filedAt) + minutes * 60_000);
        // The very state that held then, said once more; in order of the log, which is that of time here.
        const position =
          [
            ...plan.places,
            ...plan.fences,
            ...plan.starts,
            ...plan.applications.flatMap(({ steps }) => steps),
          ].reduce((last, change) => (change.at <= at ? Math.max(last, change.position) : last), 0) + 0.5;
        const fence = plan.fences.findLast((change) => change.position < position)?.to ?? 'none';
        const fences = [...plan.fences, { position, at, to: fence }].sort(
          (one, other) => one.position - other.position,
        );
        expect(asData([{ ...plan, fences }], until)).toEqual(asData([plan], until));
      }),
      { numRuns: 100 },
    );
  });

  it('never has a field more days, or seen by more, under maxim-strict than under maxim', () => {
    fc.assert(
      fc.property(somePlans, anyDay, (plans, until) => {
        const { figures } = compared(plans, until);
        const [strict, maxim] = [figures.get('maxim-strict')!, figures.get('maxim')!];
        for (const field of disclosedFields) expectNoMore(strict.fields[field], maxim.fields[field]);
        expectNoMore(strict.anyField, maxim.anyField);
      }),
      { numRuns: 50 },
    );
  });

  it('never has less on a later last day', () => {
    fc.assert(
      fc.property(somePlans, anyDay, anyDay, (plans, one, other) => {
        const [earlier, later] = [one, other].sort().map((until) => compared(plans, until));
        for (const { name } of fourMethods)
          for (const field of disclosedFields)
            expectNoMore(earlier!.figures.get(name)!.fields[field], later!.figures.get(name)!.fields[field]);
        expect(earlier!.decisions).toBeLessThanOrEqual(later!.decisions);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its sums within what they are sums of', () => {
    fc.assert(
      fc.property(somePlans, anyDay, (plans, until) => {
        const { figures, planDays, decisions, plans: count } = compared(plans, until);
        for (const { fields, anyField, decisions: kinds } of figures.values()) {
          const sum = (of: (field: DisclosedField) => number) =>
            disclosedFields.reduce((total, field) => total + of(field), 0);
          const any = daysIn(anyField.familyDays);
          expect(any).toBeLessThanOrEqual(planDays);
          expect(any).toBeLessThanOrEqual(sum((field) => daysIn(fields[field].familyDays)));
          expect(anyField.plans).toBeLessThanOrEqual(count);
          for (const field of disclosedFields) {
            const { familyDays, locationDays, locations, organisers } = fields[field];
            expect(daysIn(familyDays)).toBeLessThanOrEqual(any);
            expect(daysIn(familyDays)).toBeLessThanOrEqual(daysIn(locationDays));
            expect(organisers.sum).toBeLessThanOrEqual(locations.sum);
            expect(locations.most).toBeLessThanOrEqual(anyField.locations.most);
          }
          expect(kinds.reduce((total, { taken }) => total + taken, 0)).toBe(decisions);
          for (const { taken, missing, hidden } of kinds) {
            expect(missing).toBeLessThanOrEqual(taken);
            for (const field of disclosedFields) expect(hidden[field]).toBeLessThanOrEqual(missing);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

function expectNoMore(one: Exposure, other: Exposure): void {
  expect(one.plans).toBeLessThanOrEqual(other.plans);
  expect(daysIn(one.familyDays)).toBeLessThanOrEqual(daysIn(other.familyDays));
  expect(daysIn(one.locationDays)).toBeLessThanOrEqual(daysIn(other.locationDays));
  expect(one.locations.sum).toBeLessThanOrEqual(other.locations.sum);
  expect(one.organisers.most).toBeLessThanOrEqual(other.organisers.most);
}
