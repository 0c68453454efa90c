import { instant } from '@koz/privacy-types';
import { weeksBetween } from './waiting.js';

describe('weeks of waiting', () => {
  it.each([
    ['the same moment', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z', 0],
    ['the last evening of the first week', '2026-11-23T09:00:00Z', '2026-11-29T22:59:59Z', 0],
    // Midnight in Brussels, before the hour at which the application came.
    ['the first minute of the seventh day', '2026-11-23T09:00:00Z', '2026-11-29T23:00:00Z', 1],
    ['over the end of summer time', '2026-10-24T22:30:00Z', '2026-10-31T23:30:00Z', 1],
    ['a year', '2026-11-23T09:00:00Z', '2027-11-23T09:00:00Z', 52],
    ['a clock that runs behind', '2026-11-23T09:00:00Z', '2026-11-20T09:00:00Z', 0],
  ])('are counted by calendar days in Belgium: %s', (_, since, now, weeks) => {
    expect(weeksBetween(instant(since), instant(now))).toBe(weeks);
  });
});
