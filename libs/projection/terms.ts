import type { Instant, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

/** Days within which an application should be taken up where its controller adopted no terms: three weeks. */
const defaultTakeUpDays = 21;
const timeZone = 'Europe/Brussels';

/**
 * The day in Belgium by which an application should be taken up. It follows from the terms of the day on which the
 * application is made, and stays when others are adopted.
 */
export const answerByOf = (createdAt: Instant, takeUpDays = defaultTakeUpDays): PlainDate =>
  Temporal.Instant.from(createdAt)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: takeUpDays })
    .toString();
