import { instant } from '@koz/privacy-types';
import { confirmByOf } from './terms.js';

describe('The last day on which a found place may be declined', () => {
  it.each([
    [
      'in winter, fourteen whole days after the day of the finding',
      '2026-11-23T08:00:00Z',
      undefined,
      '2026-12-07',
    ],
    [
      'counted from the day in Belgium, which begins before the one in UTC',
      '2026-11-23T23:30:00Z',
      14,
      '2026-12-08',
    ],
    ['over the night in March in which an hour is skipped', '2027-03-27T22:59:59Z', 1, '2027-03-28'],
    ['over that night, found in its first minutes', '2027-03-27T23:00:00Z', 1, '2027-03-29'],
    ['over the night in October that has an hour twice', '2027-10-30T22:30:00Z', 14, '2027-11-14'],
    ['over the end of a leap February', '2028-02-20T12:00:00Z', 10, '2028-03-01'],
    ['before the finding when the term is of no days', '2026-11-23T08:00:00Z', 0, '2026-11-22'],
  ])('lies %s', (_case, foundAt, days, expected) => {
    expect(confirmByOf(instant(foundAt), days)).toBe(expected);
  });
});
