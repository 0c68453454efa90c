import { applicationStatuses } from '@koz/events';
import fc from 'fast-check';
import type { Contribution } from '../count/contribution.js';
import { outcomeKey } from '../count/keys.js';
import { defaultK } from '../figures.js';
import { attacked, valuesBelow } from '../testing/attacked.js';
import { aPopulation, figuresOf } from '../testing/population.js';
import { hiddenAtLeast } from './hidden.js';
import { protect, publicationOf } from './protect.js';

/** As many plans as said, alike but for what is given. */
const plansLike = (count: number, given: Partial<Contribution['cells']>): Contribution[] =>
  Array.from({ length: count }, () => ({
    cells: {
      startMonth: ['2027-01'],
      childAge: ['expected'],
      homePostcode: ['2300'],
      careParts: ['mon:full'],
      priorityRules: ['none'],
      status: ['created'],
      municipality: ['Turnhout'],
      outcome: ['waiting'],
      overdueLocation: [],
      ...given,
    },
    durations: { takenUp: [], decided: [] },
  }));

/** Twice eight is sixteen: shown as 10, 10 and a total of 15, which leaves hardly anything for the third. */
const tellTale = figuresOf([
  ...plansLike(8, { childAge: ['months0to5'] }),
  ...plansLike(8, { childAge: ['months6to11'] }),
]);

describe('the protection of figures', () => {
  it('leaves every suppressed count as open as it was: anything from 0 to k - 1 fits all that is published', () => {
    fc.assert(
      fc.property(aPopulation(70), (plans) => {
        const figures = figuresOf(plans);
        const publication = protect(figures, { k: defaultK })!;
        for (const { cell, possible } of attacked(figures, publication))
          expect({ cell, possible }).toEqual({ cell, possible: valuesBelow(defaultK) });
      }),
      { numRuns: 30 },
    );
  });

  it('is needed: suppressing small cells and rounding the others tells some of them', () => {
    const naive = publicationOf(tellTale, hiddenAtLeast(tellTale, defaultK, new Map()), defaultK);
    const told = attacked(tellTale, naive).filter(({ possible }) => possible.length < defaultK);
    expect(told.map(({ cell }) => cell)).toContain('childAge:expected');
  });

  it('hides the smallest of the others where a small one could be read from them', () => {
    const { margins } = protect(tellTale, { k: defaultK })!;
    const ages = margins.find(({ name }) => name === 'childAge')!;
    expect(ages.cells.filter(({ value }) => value !== null)).toEqual([{ key: 'months6to11', value: 10 }]);
    expect(attacked(tellTale, protect(tellTale, { k: defaultK })!)).toEqual(
      expect.arrayContaining([{ cell: 'childAge:expected', possible: valuesBelow(defaultK) }]),
    );
  });

  it('suppresses what is below k, zero included, and rounds the rest to the nearest five', () => {
    const figures = figuresOf([
      ...plansLike(58, {}),
      ...plansLike(4, { homePostcode: ['2340'] }),
      ...plansLike(13, { homePostcode: ['2360'] }),
      ...plansLike(22, { homePostcode: ['outsideRegion'] }),
    ]);
    const { plans, applications, margins } = protect(figures, { k: defaultK })!;
    const home = margins.find(({ name }) => name === 'homePostcode')!;
    const shown = home.cells.filter(({ value }) => value !== null);
    expect({ plans, applications }).toEqual({ plans: 95, applications: 95 });
    expect(shown).toEqual([
      { key: '2300', value: 60 },
      { key: '2360', value: 15 },
      { key: 'outsideRegion', value: 20 },
    ]);
    expect(home.cells).toHaveLength(25);
  });

  it('hides what outcomes of plans and statuses of applications tell of each other', () => {
    const one = (status: string, outcome: string) => ({ status: [status], outcome: [outcome] });
    // Shown as 10 at the least 8 plans wait: four of the new applications, and four of those that were accepted.
    const counted = figuresOf([
      ...plansLike(4, one('created', 'waiting')),
      ...plansLike(4, one('accepted', 'waiting')),
      ...plansLike(30, one('noPlace', 'noPlaceOnly')),
      ...plansLike(20, one('withdrawn', 'ended')),
    ]);
    const figures = { ...counted, durations: { takenUp: Array.from({ length: 34 }, () => 2), decided: [] } };
    const naive = publicationOf(figures, hiddenAtLeast(figures, defaultK, new Map()), defaultK);
    expect(attacked(figures, naive)).toContainEqual({ cell: 'status:created', possible: [4] });
    for (const { cell, possible } of attacked(figures, protect(figures, { k: defaultK })!))
      expect({ cell, possible }).toEqual({ cell, possible: valuesBelow(defaultK) });
  });

  it('leaves them open in whichever numbers plans of one application are spread over the statuses', () => {
    const counts = fc.tuple(...applicationStatuses.map(() => fc.integer({ min: 0, max: 12 })));
    fc.assert(
      fc.property(counts, (spread) => {
        const figures = figuresOf(
          applicationStatuses.flatMap((status, index) =>
            plansLike(spread[index]!, { status: [status], outcome: [outcomeKey([status])] }).map((plan) => ({
              ...plan,
              durations: {
                takenUp: ['noPlace', 'accepted', 'approved'].includes(status) ? [2] : [],
                decided: ['approved', 'rejected'].includes(status) ? [3] : [],
              },
            })),
          ),
        );
        for (const { cell, possible } of attacked(figures, protect(figures, { k: defaultK })!))
          expect({ cell, possible }).toEqual({ cell, possible: valuesBelow(defaultK) });
      }),
      { numRuns: 12 },
    );
  });

  it('shows a median over k applications and none over fewer', () => {
    const waited = (count: number) => ({
      ...tellTale,
      durations: { takenUp: Array.from({ length: count }, (_, week) => week + 0.4), decided: [] },
    });
    expect(protect(waited(4), { k: defaultK })?.durations.takenUp).toBeNull();
    expect(protect(waited(10), { k: defaultK })?.durations).toEqual({
      takenUp: { medianWeeks: 4, percentile90Weeks: 8 },
      decided: null,
    });
  });

  it('tells nothing of fewer than k plans', () => {
    const { plans, applications, margins } = protect(figuresOf(plansLike(4, {})), { k: defaultK })!;
    expect([plans, applications]).toEqual([null, null]);
    expect(margins.every(({ withheld, cells }) => withheld && cells.length === 0)).toBe(true);
  });
});
