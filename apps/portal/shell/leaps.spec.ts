import { later } from './leaps.js';

describe('a leap of the development clock', () => {
  it.each([
    ['2026-11-26T10:00:00.000Z', { days: 1 }, '2026-11-27T10:00:00.000Z'],
    ['2027-01-31T10:00:00.000Z', { months: 1 }, '2027-02-28T10:00:00.000Z'],
    ['2026-11-26T10:00:00.000Z', { months: 30 }, '2029-05-26T10:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', { months: 12 }, '2029-02-28T10:00:00.000Z'],
  ])('from %s by %j comes to %s', (now, leap, expected) =>
    expect(later(now, { label: '', ...leap })).toBe(expected),
  );
});
