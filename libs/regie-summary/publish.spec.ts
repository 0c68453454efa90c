import { instant, type OpenedTiers } from '@koz/privacy-types';
import type { PlanFacts } from '@koz/projections/regie-facts';
import fc from 'fast-check';
import { ChangeCounter, type Changes, type Part } from './count/changes.js';
import type { Contribution, Moment } from './count/contribution.js';
import { defaultK, marginNames, type Publication } from './figures.js';
import { publish } from './publish.js';
import { aPlan, aPopulation, figuresOf } from './testing/population.js';

const former: Moment = {
  at: instant('2026-11-22T12:00:00Z'),
  day: '2026-11-22',
  position: 100,
  termDays: 21,
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
    fc.assert(
      fc.property(aPopulation(40), aPopulation(12), fc.nat(12), (before, instead, filed) => {
        // Some plans are replaced by others, which changes them in many ways; some are filed.
        const pairs: (readonly [Contribution | undefined, Contribution])[] = before.map(
          (plan, index) => [plan, instead[index] ?? plan] as const,
        );
        for (const plan of instead.slice(0, filed)) pairs.push([undefined, plan]);
        const publication = publicationOf(before);
        const changes = changesOf(pairs);
        const next = publish(figuresOf(pairs.map(([, now]) => now)), defaultK, { publication, changes });
        if (!next) return;
        for (const name of marginNames) {
          const shown = [publication, next].map(({ margins }) => margins.find((each) => each.name === name));
          const changed = pairs.filter(
            ([then, now]) =>
              [...(then?.cells[name] ?? [])].sort().join() !== [...now.cells[name]].sort().join(),
          ).length;
          if (changed > 0) expect(changed).toBeGreaterThanOrEqual(defaultK);
          else if (publication.plans !== null) expect(shown[1]).toBe(shown[0]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not count on a change of which the former value is gone', () => {
    const rectified = { positions: { precise: 1, identity: 1, planning: 101 } } as PlanFacts;
    const changes = changesOf([[onePlan, moved(onePlan)]], rectified);
    expect(changes.get('homePostcode')).toEqual({ certain: 0, possible: 1 });
    expect(changes.get('childAge')).toEqual({ certain: 0, possible: 0 });
  });

  it('counts a key that was destroyed since as a change, and one destroyed before as none', () => {
    const erasedAt = (at: string) =>
      ({ planning: { state: 'erased', since: instant(at), cause: 'P5Y' } }) satisfies OpenedTiers;
    const since = changesOf([[onePlan, onePlan]], untouched, erasedAt('2026-11-23T03:00:00Z'));
    expect(since.get('homePostcode')).toEqual({ certain: 1, possible: 0 });
    expect(since.get('childAge')).toEqual({ certain: 0, possible: 0 });
    const before = changesOf([[onePlan, onePlan]], untouched, erasedAt('2026-11-20T03:00:00Z'));
    expect(before.get('homePostcode')).toEqual({ certain: 0, possible: 0 });
  });
});
