import type { Instant, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { broken, valid, type Checked } from './checked.js';

const isoPattern = /^\d{4}-\d{2}-\d{2}$/;
const belgianPattern = /^\d{1,2}\/\d{1,2}\/\d{4}$/;
const timeZone = 'Europe/Brussels';
const firstYear = 1900;
const lastYear = 2199;

/** Months after which a child's plan is generalised, and from which none can be filed: 2.5 years. */
const monthsUntilTooOld = 30;

/** A day that exists, written yyyy-mm-dd. Plain dates in this form sort as texts do. */
export function plainDateRule(text: string): Checked<PlainDate> {
  const written = text.trim();
  if (!isoPattern.test(written)) return broken('dateFormat');
  const [year, month, day] = written.split('-').map(Number) as [number, number, number];
  return existing(year, month, day);
}

/** A day that exists, written dd/mm/yyyy as people in Belgium do; answers yyyy-mm-dd. */
export function belgianDateRule(text: string): Checked<PlainDate> {
  const written = text.trim();
  if (!belgianPattern.test(written)) return broken('belgianDateFormat');
  const [day, month, year] = written.split('/').map(Number) as [number, number, number];
  return existing(year, month, day);
}

/** A month of a year that may be, written yyyy-mm. */
export function monthRule(text: string): Checked<string> {
  const written = text.trim();
  if (!/^\d{4}-\d{2}$/.test(written)) return broken('monthFormat');
  const [year, month] = written.split('-').map(Number) as [number, number];
  const day = existing(year, month, 1);
  return day.ok ? valid(written) : day;
}

/** A year that may be, written yyyy. */
export function yearRule(text: string): Checked<string> {
  const written = text.trim();
  if (!/^\d{4}$/.test(written)) return broken('yearFormat');
  const day = existing(Number(written), 1, 1);
  return day.ok ? valid(written) : day;
}

function existing(year: number, month: number, day: number): Checked<PlainDate> {
  if (!isCalendarDay(year, month, day)) return broken('dateDoesNotExist');
  // A slip of the keyboard in the year would keep a plan for centuries.
  if (year < firstYear || year > lastYear) return broken('dateOutOfRange');
  return valid([year, month, day].map((part) => String(part).padStart(2, '0')).join('-'));
}

/** Whether the calendar has that day. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The day that it is in Belgium at that instant. */
export const dayInBelgium = (at: Instant): PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** So many days later; earlier, for a negative number. */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** A period may be of one day, and does not end before it starts. */
export const periodRule = (start: PlainDate, end: PlainDate): Checked<PlainDate> =>
  end < start ? broken('endBeforeStart') : valid(end);

/**
 * A child that does not become 2.5 in this month or did before. Months are compared, not days: on the first of that
 * month the plans of all its children are generalised, so that one filed later in it would be late, and a refusal
 * that hung on the day would tell it.
 */
export function childAgeRule(birthDate: PlainDate, today: PlainDate): Checked<PlainDate> {
  const turns = Temporal.PlainYearMonth.from(birthDate.slice(0, 7)).add({ months: monthsUntilTooOld });
  const present = Temporal.PlainYearMonth.from(today.slice(0, 7));
  return Temporal.PlainYearMonth.compare(turns, present) <= 0 ? broken('childTooOld') : valid(birthDate);
}
