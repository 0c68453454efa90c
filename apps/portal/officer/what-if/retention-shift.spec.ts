import fc from 'fast-check';
import { amountText, plusMonths, shiftSchedule } from './retention-shift.js';

const schedule = {
  asOf: '2028-11-15',
  months: [
    { month: '2028-11', tier: 'precise', plans: 6 },
    { month: '2029-01', tier: 'precise', plans: 12 },
    { month: '2029-02', tier: 'precise', plans: null },
    { month: '2031-07', tier: 'identity', plans: 7 },
    { month: '2031-07', tier: 'planning', plans: 7 },
  ] as const,
};
const shift = (precise: number, everything = 0) =>
  shiftSchedule({ ...schedule, months: [...schedule.months] }, { precise, everything });
const of = (counted: number, keptBack = 0) => ({ counted, keptBack });

describe('what if the terms were other ones', () => {
  it('is the schedule as it is when nothing changes', () => {
    const { months, atOnce } = shift(0);
    for (const { before, after } of months) expect(after).toEqual(before);
    expect(atOnce).toEqual({ precise: of(0), everything: of(0) });
  });

  it('moves each month by as many months as the term is longer, and only the step of that term', () => {
    const { months } = shift(6);
    expect(months.map(({ month, after }) => [month, after.precise, after.everything])).toEqual([
      ['2028-11', of(0), of(0)],
      ['2029-01', of(0), of(0)],
      ['2029-02', of(0), of(0)],
      ['2029-05', of(6), of(0)],
      ['2029-07', of(12), of(0)],
      ['2029-08', of(0, 1), of(0)],
      ['2031-07', of(0), of(7)],
    ]);
  });

  it('puts what would be due before now in the present month, and says that it goes at once', () => {
    const { months, atOnce } = shift(-12);
    expect(months[0]).toEqual({
      month: '2028-11',
      before: { precise: of(6), everything: of(0) },
      after: { precise: of(18, 1), everything: of(0) },
    });
    expect(atOnce).toEqual({ precise: of(12, 1), everything: of(0) });
  });

  it('never makes a plan more or less, and never tells a figure that was kept back', () => {
    const delays = fc.integer({ min: -60, max: 120 });
    fc.assert(
      fc.property(delays, delays, (precise, everything) => {
        const { months } = shift(precise, everything);
        for (const step of ['precise', 'everything'] as const)
          for (const of of ['counted', 'keptBack'] as const) {
            const total = (side: 'before' | 'after') =>
              months.reduce((sum, row) => sum + row[side][step][of], 0);
            expect(total('after')).toBe(total('before'));
          }
      }),
    );
  });

  it('says each amount in words that do not promise more than is known', () => {
    expect(amountText(of(12), 5)).toBe('ongeveer 12');
    expect(amountText(of(0, 1), 5)).toBe('minder dan 5');
    expect(amountText(of(0, 2), 5)).toBe('2 keer minder dan 5');
    expect(amountText(of(12, 1), 5)).toBe('ongeveer 12 en minder dan 5');
    expect(amountText(of(0), 5)).toBe('-');
  });

  it('counts months over the turn of a year, both ways', () => {
    expect(plusMonths('2027-11', 3)).toBe('2028-02');
    expect(plusMonths('2027-01', -1)).toBe('2026-12');
    expect(plusMonths('2027-01', 0)).toBe('2027-01');
  });
});
