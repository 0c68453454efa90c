import { batchMonths } from './batch-months.js';

const due = (here: number, there: number) =>
  new Map([
    ['2031-12', here],
    ['2032-01', there],
  ]);

describe('The months that go with a batch', () => {
  it.each([
    ['its own when the next has k', 9, 5, ['2031-12']],
    ['its own when there is nobody in the next', 9, 0, ['2031-12']],
    ['the next too when that has fewer than k', 9, 4, ['2031-12', '2032-01']],
    ['the next too when only both together are k', 2, 3, ['2031-12', '2032-01']],
    ['its own when both together are fewer than k, for nothing would be gained', 2, 2, ['2031-12']],
    ['its own when nobody would go with them', 0, 4, ['2031-12']],
  ])('are %s', (_what, here, there, months) => {
    expect(batchMonths('2031-12', due(here, there), 5)).toEqual(months);
  });

  it('are never more than its own when k is 1', () => {
    expect(batchMonths('2031-12', due(1, 1), 1)).toEqual(['2031-12']);
  });
});
