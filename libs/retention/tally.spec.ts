import { applicationStatuses, otherCell, tallyDimensions, type TallyCell } from '@koz/events';
import fc from 'fast-check';
import { countIn, tallyCells, type CohortCounts, type TalliedApplication } from './tally.js';

const applications = fc.array(
  fc.record({
    status: fc.constantFrom(...applicationStatuses),
    municipality: fc.constantFrom('Antwerpen', 'Antwerpen', 'Antwerpen', 'Mechelen', 'Oud-Turnhout'),
    postcode: fc.constantFrom('2000', '2000', '2018', '2018', '2300', '9000'),
    careParts: fc.uniqueArray(fc.constantFrom('mon:full', 'tue:full', 'wed:morning', 'sun:full'), {
      minLength: 1,
    }),
    startYear: fc.constantFrom('2026', '2027', '2028'),
    filedYear: fc.constantFrom('2026', '2027'),
  }),
  { maxLength: 150, size: 'max' },
);

const sum = (cells: readonly TallyCell[]) => cells.reduce((total, { count }) => total + count, 0);
const of = (cells: readonly TallyCell[], dimension: TallyCell['dimension']) =>
  cells.filter((cell) => cell.dimension === dimension);
function tallyCohort(applications: readonly TalliedApplication[], k: number) {
  const counts: CohortCounts = new Map();
  for (const application of applications) countIn(counts, application);
  return tallyCells(counts, k);
}

const one = (change: Partial<TalliedApplication> = {}): TalliedApplication => ({
  status: 'approved',
  municipality: 'Antwerpen',
  postcode: '2018',
  careParts: ['mon:full'],
  startYear: '2026',
  filedYear: '2026',
  ...change,
});
const times = (count: number, change: Partial<TalliedApplication> = {}) =>
  Array.from({ length: count }, () => one(change));

describe('The tallies of a batch', () => {
  it('count every application once in every dimension, and once for each care part', () => {
    fc.assert(
      fc.property(applications, fc.integer({ min: 1, max: 10 }), (all, k) => {
        const cells = tallyCohort(all, k);
        for (const dimension of tallyDimensions)
          expect(sum(of(cells, dimension))).toBe(
            dimension === 'carePart' ? all.reduce((sum, each) => sum + each.careParts.length, 0) : all.length,
          );
      }),
    );
  });

  it('have no cell smaller than k, unless the whole cohort is', () => {
    fc.assert(
      fc.property(applications, fc.integer({ min: 1, max: 10 }), (all, k) => {
        const small = tallyCohort(all, k).filter(({ count }) => count < k);
        if (all.length >= k) expect(small).toEqual([]);
        for (const { status, value } of small) expect([status, value]).toEqual([otherCell, otherCell]);
      }),
    );
  });

  it('are the exact counts when k is 1', () => {
    const cells = tallyCohort([...times(2), one({ status: 'rejected', postcode: '2000' })], 1);
    expect(of(cells, 'postcode')).toEqual([
      { dimension: 'postcode', value: '2018', status: 'approved', count: 2 },
      { dimension: 'postcode', value: '2000', status: 'rejected', count: 1 },
    ]);
    expect(of(cells, 'status').map(({ value, count }) => [value, count])).toEqual([
      ['approved', 2],
      ['rejected', 1],
    ]);
  });

  it('fold a rare status as a whole, so that no dimension tells of it', () => {
    const cells = tallyCohort(
      [...times(20), ...times(9, { status: 'rejected' }), one({ status: 'noPlace' })],
      5,
    );
    expect(of(cells, 'status').map(({ value, status, count }) => [value, status, count])).toEqual([
      ['approved', 'approved', 20],
      // Alone it would be one: the smallest beside it goes along.
      ['other', 'other', 10],
    ]);
  });

  it('fold a rare value, and the smallest beside it when that alone would give it away', () => {
    const all = [...times(20), ...times(7, { postcode: '2000' }), one({ postcode: '9000' })];
    expect(of(tallyCohort(all, 5), 'postcode').map(({ value, count }) => [value, count])).toEqual([
      ['2018', 20],
      ['other', 8],
    ]);
  });

  it('hang on no order of the applications', () => {
    fc.assert(
      fc.property(applications, (all) => {
        expect(tallyCohort([...all].reverse(), 5)).toEqual(tallyCohort(all, 5));
      }),
    );
  });

  it('are none where there is nobody', () => {
    expect(tallyCohort([], 5)).toEqual([]);
  });
});
