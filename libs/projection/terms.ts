import type { Instant, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

/** Days within which an application should be taken up where its controller adopted no terms: three weeks. */
const defaultTakeUpDays = 21;
/** Days after which a found place counts as confirmed where its controller adopted no terms. */
const defaultConfirmDays = 14;
const timeZone = 'Europe/Brussels';

/**
 * The day in Belgium by which an application should be taken up. It follows from the terms of the day on which the
 * application is made, and stays when others are adopted.
 */
export const answerByOf = (createdAt: Instant, takeUpDays = defaultTakeUpDays): PlainDate =>
  dayAfter(createdAt, takeUpDays);

/**
 * The last day in Belgium on which the family may decline a found place before the term confirms it, by the terms of the
 * moment at which it was found. The day of the finding does not count, the last day counts whole: with 14 days a place
 * found on the 1st may be declined until the end of the 15th. With a term of 0 there is no such day: that of the finding
 * lies after it.
 */
export const confirmByOf = (foundAt: Instant, confirmDays = defaultConfirmDays): PlainDate =>
  dayAfter(foundAt, confirmDays === 0 ? -1 : confirmDays);

/** The day in Belgium that lies so many calendar days after that of a moment. */
const dayAfter = (at: Instant, days: number): PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().add({ days }).toString();
