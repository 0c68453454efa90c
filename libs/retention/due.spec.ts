import type { RetentionPolicy } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dueOf, type Anchors } from './due.js';
import { firstDayOf, firstInstantOf, monthInBelgium, monthNumber, monthNumbered, monthOf } from './months.js';
import { defaultRetentionPolicy } from './policy-document.js';

const policy = defaultRetentionPolicy;
const born = (birthDate: PlainDate): Anchors => ({ birthMonth: monthOf(birthDate), filedMonth: '2026-01' });
const days = (birthDate: PlainDate) => {
  const { precise, everything } = dueOf(policy, born(birthDate));
  return [firstDayOf(precise.month), firstDayOf(everything.month)];
};

const birthDates = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('The months in which a plan goes', () => {
  it.each([
    ['2024-02-29', '2026-08-01', '2029-02-01'],
    ['2023-08-30', '2026-02-01', '2028-08-01'],
    ['2023-08-31', '2026-02-01', '2028-08-01'],
    ['2026-01-01', '2028-07-01', '2031-01-01'],
    ['2026-12-31', '2029-06-01', '2031-12-01'],
    ['2026-06-30', '2028-12-01', '2031-06-01'],
    ['2026-03-29', '2028-09-01', '2031-03-01'],
    ['2026-10-25', '2029-04-01', '2031-10-01'],
  ])('are, for a child of %s, those of %s and %s', (birthDate, precise, everything) => {
    expect(days(birthDate)).toEqual([precise, everything]);
  });

  it('begin at midnight in Belgium, in winter time and in summer time', () => {
    expect(firstInstantOf('2028-07')).toBe('2028-06-30T22:00:00.000Z');
    expect(firstInstantOf('2031-01')).toBe('2030-12-31T23:00:00.000Z');
    expect(monthInBelgium(firstInstantOf('2028-07'))).toBe('2028-07');
  });

  it.each([
    ['precise', 30],
    ['everything', 60],
  ] as const)('are never late for the term of %s, and at most 30 days early', (step, months) => {
    fc.assert(
      fc.property(birthDates, (birthDate) => {
        const over = Temporal.PlainDate.from(birthDate).add({ months });
        const goes = Temporal.PlainDate.from(firstDayOf(dueOf(policy, born(birthDate))[step].month));
        const early = goes.until(over, { largestUnit: 'day' }).days;
        expect(early).toBeGreaterThanOrEqual(0);
        expect(early).toBeLessThanOrEqual(30);
        const overAt = over.toZonedDateTime('Europe/Brussels').epochMilliseconds;
        expect(
          Temporal.Instant.from(firstInstantOf(monthOf(goes.toString()))).epochMilliseconds,
        ).toBeLessThanOrEqual(overAt);
      }),
    );
  });

  it('are the same for all children of one month', () => {
    fc.assert(
      fc.property(birthDates, fc.integer({ min: 1, max: 28 }), (birthDate, day) => {
        const other = `${birthDate.slice(0, 8)}${String(day).padStart(2, '0')}`;
        expect(dueOf(policy, born(other))).toEqual(dueOf(policy, born(birthDate)));
      }),
    );
  });

  it('are reckoned as the calendar reckons', () => {
    fc.assert(
      fc.property(birthDates, fc.integer({ min: 1, max: 240 }), (birthDate, months) => {
        const month = monthOf(birthDate);
        const reckoned = Temporal.PlainYearMonth.from(month).add({ months }).toString();
        expect(monthNumbered(monthNumber(month) + months)).toBe(reckoned);
      }),
    );
  });
});

describe('The term of a plan', () => {
  const anchors: Anchors = { birthMonth: '2026-08', startMonth: '2026-11', filedMonth: '2026-03' };
  const counted = (anchor: 'childBirth' | 'startDate' | 'filed'): RetentionPolicy => ({
    ...policy,
    thresholds: { P2Y6M: { anchor, months: 30 }, P5Y: { anchor, months: 60 } },
  });

  it.each([
    ['childBirth', '2031-08'],
    ['startDate', '2031-11'],
    ['filed', '2031-03'],
  ] as const)('counts from the anchor that the policy names: %s', (anchor, month) => {
    expect(dueOf(counted(anchor), anchors).everything).toEqual({ month, cause: 'P5Y' });
  });

  it.each(['childBirth', 'startDate'] as const)('counts from the filing where there is no %s', (anchor) => {
    expect(dueOf(counted(anchor), { filedMonth: '2026-03' }).everything.month).toBe('2031-03');
  });

  it('is shorter for plans that ended, where the policy says so', () => {
    const shorter: RetentionPolicy = { ...policy, ended: { withdrawn: { months: 12 } } };
    const ended = (how: 'withdrawn' | 'rejected') => ({ ...anchors, ended: { month: '2027-01', how } });
    const gone = { month: '2028-01', cause: 'withdrawal' };
    expect(dueOf(shorter, ended('withdrawn'))).toEqual({ precise: gone, everything: gone });
    expect(dueOf(shorter, ended('rejected'))).toEqual(dueOf(policy, anchors));
    expect(dueOf(policy, ended('withdrawn'))).toEqual(dueOf(policy, anchors));
  });

  it('is never made longer by the end of a plan, and leaves the first threshold where that comes first', () => {
    const shorter: RetentionPolicy = { ...policy, ended: { rejected: { months: 24 } } };
    const ended = { ...anchors, ended: { month: '2028-12', how: 'rejected' } } as const;
    expect(dueOf(shorter, ended)).toEqual({
      precise: { month: '2029-02', cause: 'P2Y6M' },
      everything: { month: '2030-12', cause: 'withdrawal' },
    });
    const late = { ...anchors, ended: { month: '2031-07', how: 'rejected' } } as const;
    expect(dueOf(shorter, late).everything).toEqual({ month: '2031-08', cause: 'P5Y' });
  });
});
