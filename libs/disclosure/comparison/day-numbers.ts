import type { Instant, PlainDate } from '@koz/privacy-types';

/*
 * Calendar days as whole numbers, so that days are counted exactly and ranges of them cut by comparison. A day here is a
 * date on the calendar; which date it was in Belgium at an instant is asked of `DayOf`.
 */

/** The calendar day of an instant in Europe/Brussels. */
export type DayOf = (at: Instant) => PlainDate;

const dayInMs = 86_400_000;

/** Days since 1 January 1970. */
export const dayNumber = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / dayInMs;

/** The date of a {@link dayNumber}. */
export const dateOf = (day: number): PlainDate => new Date(day * dayInMs).toISOString().slice(0, 10);

/** The first day of the month that lies so many months after a date's. */
export function firstOfMonth(date: PlainDate, monthsLater: number): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return Date.UTC(year, month - 1 + monthsLater, 1) / dayInMs;
}

/** The last instant before another: times are whole milliseconds. */
export const justBefore = (at: Instant): Instant => new Date(Date.parse(at) - 1).toISOString() as Instant;
