import { dayInBelgium } from '@koz/domain';
import { instant, type BatchMonth, type Instant, type OwnDate, type PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

/** A calendar month, `2026-11`. Months in this form sort as texts do. */
export type Month = string;

const timeZone = 'Europe/Brussels';

/** The month of a day. */
export const monthOf = (day: PlainDate): Month => day.slice(0, 7);

/** The month that it is in Belgium at that instant. */
export const monthInBelgium = (at: Instant): BatchMonth => monthOf(dayInBelgium(at)) as BatchMonth;

/** Months since year 0: what read models keep, for a number is no text in which a date could be read. */
export const monthNumber = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The inverse of {@link monthNumber}. */
export function monthNumbered(number: number): BatchMonth {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}` as BatchMonth;
}

export const plusMonths = (month: Month, months: number): BatchMonth =>
  monthNumbered(monthNumber(month) + months);

/** The day on which the batch of a month runs. */
export const firstDayOf = (month: Month): OwnDate => `${month}-01` as OwnDate;

/** The instant at which that day begins in Belgium. */
export function firstInstantOf(month: Month): Instant {
  const day = Temporal.PlainDate.from(firstDayOf(month));
  return instant(day.toZonedDateTime(timeZone).epochMilliseconds);
}
