import { instant, type OpenedTiers } from '@koz/privacy-types';
import type { PlanFacts } from '@koz/projections/regie-facts';
import fc from 'fast-check';
import { ChangeCounter, type Changes, type Part } from './count/changes.js';
import type { Contribution, Moment } from './count/contribution.js';
import { defaultK, marginNames, type Publication } from './figures.js';
import { publish } from './publish.js';
import { attacked, valuesBelow } from './testing/attacked.js';
import { aPlan, aPopulation, figuresOf } from './testing/population.js';

const former: Moment = {
  at: instant('2026-11-22T12:00:00Z'),
  day: '2026-11-22',
  position: 100,
};
const untouched = { positions: { precise: 1, identity: 1, planning: 1 } } as PlanFacts;

/** What changed when each plan counted for the one and counts for the other. */
function changesOf(
  pairs: readonly (readonly [Contribution | undefined, Contribution])[],
  plan: PlanFacts = untouched,
  opened: OpenedTiers = {},
): ReadonlyMap<Part, Changes> {
  const counter = new ChangeCounter(former);
  for (const [then, now] of pairs) counter.add(plan, opened, then, now);
  return counter.changes();
}

const publicationOf = (plans: readonly Contribution[]): Publication => publish(figuresOf(plans), defaultK)!;
const [onePlan] = fc.sample(aPlan, { numRuns: 1, seed: 7 }) as [Contribution];
const population = Array.from({ length: 30 }, () => onePlan);
const moved = (plan: Contribution): Contribution => ({
  ...plan,
  cells: { ...plan.cells, homePostcode: ['outsideRegion'] },
});

/** A plan that in these respects counts as another one. */
function mixed(plan: Contribution, other: Contribution, respects: readonly string[]): Contribution {
  const names = marginNames.filter((name) =>
    ['status', 'municipality', 'outcome', 'overdueLocation'].includes(name)
      ? respects.includes('applications')
      : respects.includes(name),
  );
  return {
    cells: { ...plan.cells, ...Object.fromEntries(names.map((name) => [name, other.cells[name]])) },
    durations: respects.includes('applications') ? other.durations : plan.durations,
  };
}

describe('a snapshot after another', () => {
  it.each([1, defaultK - 1])('does not come while only %i plans changed', (count) => {
    const pairs = population.map((plan, index) => [plan, index < count ? moved(plan) : plan] as const);
    const figures = figuresOf(pairs.map(([, now]) => now));
    const publication = publicationOf(population);
    expect(publish(figures, defaultK, { publication, changes: changesOf(pairs) })).toBeUndefined();
  });

  it('comes with the change of k plans, and leaves what did not change as it was', () => {
    const pairs = population.map((plan, index) => [plan, index < defaultK ? moved(plan) : plan] as const);
    const publication = publicationOf(population);
    const next = publish(figuresOf(pairs.map(([, now]) => now)), defaultK, {
      publication,
      changes: changesOf(pairs),
    })!;
    for (const [index, margin] of next.margins.entries())
      if (margin.name === 'homePostcode') expect(margin).not.toEqual(publication.margins[index]);
      else expect(margin).toBe(publication.margins[index]);
  });

  it('does not come when nothing changed: whether there were few changes or none is not told', () => {
    const pairs = population.map((plan) => [plan, plan] as const);
    const publication = publicationOf(population);
    expect(
      publish(figuresOf(population), defaultK, { publication, changes: changesOf(pairs) }),
    ).toBeUndefined();
  });

  it('waits for one dimension in which fewer than k changed, whatever happened in the others', () => {
    const other = (plan: Contribution) => ({ ...plan, cells: { ...plan.cells, childAge: ['months30plus'] } });
    const pairs = population.map(
      (plan, index) => [plan, index === 0 ? moved(plan) : index < 12 ? other(plan) : plan] as const,
    );
    const publication = publicationOf(population);
    const figures = figuresOf(pairs.map(([, now]) => now));
    expect(publish(figures, defaultK, { publication, changes: changesOf(pairs) })).toBeUndefined();
  });

  it('never shows a dimension otherwise in which some plans, but fewer than k, count otherwise', () => {
    let followed = 0;
    const sequence = fc.record({
      before: aPopulation(50, 20),
      instead: aPopulation(45, 2),
      changes: fc.subarray(['startMonth', 'childAge', 'homePostcode', 'careParts', 'applications'] as const, {
        minLength: 1,
      }),
      filed: fc.constantFrom(0, 0, 2, 12),
    });
    fc.assert(
      fc.property(sequence, ({ before, instead, changes: changed, filed }) => {
        const pairs: (readonly [Contribution | undefined, Contribution])[] = before.map(
          (plan, index) => [plan, instead[index] ? mixed(plan, instead[index], changed) : plan] as const,
        );
        for (const plan of instead.slice(0, filed)) pairs.push([undefined, plan]);
        const publication = publicationOf(before);
        const figures = figuresOf(pairs.map(([, now]) => now));
        const next = publish(figures, defaultK, { publication, changes: changesOf(pairs) });
        if (!next) return;
        followed += 1;
        for (const name of marginNames) {
          const [shownBefore, shownNow] = [publication, next].map(({ margins }) =>
            margins.find((each) => each.name === name),
          );
          const sorted = (plan: Contribution | undefined) => [...(plan?.cells[name] ?? [])].sort().join();
          const count = pairs.filter(([then, now]) => sorted(then) !== sorted(now)).length;
          if (count > 0) expect(count).toBeGreaterThanOrEqual(defaultK);
          else if (publication.plans !== null) expect(shownNow).toBe(shownBefore);
        }
        // Beside what stands, the new figures keep every suppressed count as open as the first ones do.
        for (const { cell, possible } of attacked(figures, next))
          expect({ cell, possible }).toEqual({ cell, possible: valuesBelow(defaultK) });
      }),
      { numRuns: 40 },
    );
    expect(followed).toBeGreaterThan(0);
  });

  it('does not count on a change of which the former value is gone', () => {
    const rectified = { positions: { precise: 1, identity: 1, planning: 101 } } as PlanFacts;
    const changes = changesOf([[onePlan, moved(onePlan)]], rectified);
    expect(changes.get('homePostcode')).toEqual({ certain: 0, possible: 1 });
    expect(changes.get('childAge')).toEqual({ certain: 0, possible: 0 });
  });

  describe('a key that was destroyed', () => {
    const erasedAt = (at: string) => ({ state: 'erased', since: instant(at), cause: 'P5Y' }) as const;
    const since = erasedAt('2026-11-23T03:00:00Z');
    const before = erasedAt('2026-11-20T03:00:00Z');
    const none = { certain: 0, possible: 0 };
    const one = { certain: 1, possible: 0 };
    /** As it is counted once a cell is unknown, for both moments: what it was is not known any more. */
    const unknown = (name: 'homePostcode' | 'childAge'): Contribution => ({
      ...onePlan,
      cells: { ...onePlan.cells, [name]: ['unknown'] },
    });
    const changesWith = (name: 'homePostcode' | 'childAge', opened: OpenedTiers, plan = unknown(name)) =>
      changesOf([[plan, plan]], untouched, opened).get(name);

    it('since counts as a change, one destroyed before as none', () => {
      expect(changesWith('homePostcode', { planning: since })).toEqual(one);
      expect(changesWith('homePostcode', { planning: before })).toEqual(none);
      expect(changesWith('childAge', { planning: since })).toEqual(none);
    });

    it('at 2.5 years changes no age while the month of birth stays, and at 5 years it does', () => {
      const kept = { state: 'known', value: { generalised: { childBirth: '2024-05' } } } as const;
      expect(changesWith('childAge', { precise: since, identity: kept }, onePlan)).toEqual(none);
      expect(changesWith('childAge', { precise: before, identity: since })).toEqual(one);
      expect(changesWith('childAge', { precise: before, identity: before })).toEqual(none);
    });
  });
});
