import { residueLevels, type ResidueLevel } from '@koz/events';
import fc from 'fast-check';
import { planLevels, type PlanToLevel } from './levels.js';
import { inRandomOrder } from './random-order.js';
import { residueOf } from './residue.js';
import { carePlanIdNumbered, population } from './testing/population.js';

/** What the log says of each plan after the batch, and how many plans share it; plans without residue left out. */
function groups(plans: readonly PlanToLevel[], k: number): Map<string, number> {
  const sizes = new Map<string, number>();
  planLevels(plans, k).forEach(({ level }, index) => {
    const plan = plans[index]!;
    const residue = residueOf(plan.source, level);
    if (Object.keys(residue).length === 0) return;
    const record = JSON.stringify([level, residue, plan.signature]);
    sizes.set(record, (sizes.get(record) ?? 0) + 1);
  });
  return sizes;
}

const coarsened = (plans: readonly PlanToLevel[], k: number): Record<ResidueLevel, number> => {
  const counts = Object.fromEntries(residueLevels.map((level) => [level, 0])) as Record<ResidueLevel, number>;
  for (const { level } of planLevels(plans, k)) counts[level] += 1;
  return counts;
};

const sources = fc.record(
  {
    childBirthMonth: fc.constantFrom('2026-08', '2026-09'),
    parentBirthYear: fc.integer({ min: 1985, max: 1996 }).map(String),
    postcode: fc.constantFrom('2000', '2018', '2100', '2800', '9000'),
    startMonth: fc.constantFrom('2026-11', '2026-12', '2027-01'),
    endMonth: fc.constantFrom('2028-08', '2028-12'),
  },
  { requiredKeys: ['childBirthMonth'] },
);
const populations = fc
  .array(
    fc.record({
      source: sources,
      signature: fc.constantFrom('a', 'a', 'a', 'b', 'c'),
      isTakenAlong: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 120, size: 'max' },
  )
  .map((plans) =>
    plans.map((plan, index): PlanToLevel => ({ ...plan, carePlanId: carePlanIdNumbered(index) })),
  );

describe('The levels of a batch', () => {
  it('leave no group of records smaller than k, by anything that the log says in clear', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 1, max: 8 }), (plans, k) => {
        for (const size of groups(plans, k).values()) expect(size).toBeGreaterThanOrEqual(k);
      }),
      { numRuns: 300 },
    );
  });

  it('coarsen no plan for which a finer level had k', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 2, max: 6 }), (population, k) => {
        const plans = population.slice(0, 40);
        const levels = planLevels(plans, k).map(({ level }) => residueLevels.indexOf(level));
        plans.forEach((plan, index) => {
          for (let finer = 0; finer < levels[index]!; finer += 1) {
            if (plan.isTakenAlong) continue;
            const record = (each: PlanToLevel) =>
              JSON.stringify([residueOf(each.source, residueLevels[finer]!), each.signature]);
            // Those that went at a finer level still are no part of a group at this one.
            const alike = plans.filter(
              (other, at) => !other.isTakenAlong && levels[at]! >= finer && record(other) === record(plan),
            );
            expect(alike.length).toBeLessThan(k);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('hang on no order of the plans', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 1, max: 6 }), (plans, k) => {
        const mixed = inRandomOrder(plans);
        const levelOf = new Map(planLevels(mixed, k).map((plan) => [plan.carePlanId, plan.level]));
        for (const { carePlanId, level } of planLevels(plans, k)) expect(levelOf.get(carePlanId)).toBe(level);
      }),
    );
  });

  it("give the deck's row to every plan when k is 1, but for those that are taken along", () => {
    fc.assert(
      fc.property(populations, (plans) => {
        planLevels(plans, 1).forEach(({ level }, index) => {
          expect(level).toBe(plans[index]!.isTakenAlong ? 'L6' : 'L0');
        });
      }),
    );
  });

  it('leave nothing of a cohort that is smaller than k', () => {
    const few = population(4);
    expect(coarsened(few, 5).L6).toBe(4);
  });

  it('leave no group smaller than 5 in a month of 10,000 plans, and coarsen as many as are rare', () => {
    const plans = population(10_000);
    const sizes = [...groups(plans, 5).values()];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    const counts = coarsened(plans, 5);
    // The population is the same on every run: the figures are told in docs/adr/0023.
    expect(counts).toEqual(expectedOf10000);
    expect(coarsened(plans, 1)).toEqual({ L0: 10_000, L1: 0, L2: 0, L3: 0, L4: 0, L5: 0, L6: 0 });
  });

  it('are found for 100,000 plans within the memory that a worker has', () => {
    const plans = population(100_000, 2);
    const before = process.memoryUsage().heapUsed;
    const levels = planLevels(plans, 5);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 1024 * 1024);
    expect(levels).toHaveLength(100_000);
  });
});

const expectedOf10000 = { L0: 30, L1: 621, L2: 1924, L3: 3517, L4: 139, L5: 3054, L6: 715 };

describe('A random order', () => {
  it('has every item once, and each as likely in each place', () => {
    const places = [0, 0, 0];
    for (let run = 0; run < 3000; run += 1) {
      const mixed = inRandomOrder(['a', 'b', 'c']);
      expect([...mixed].sort()).toEqual(['a', 'b', 'c']);
      places[mixed.indexOf('a')]! += 1;
    }
    // 1,000 each, with a standard deviation of 26.
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });
});
