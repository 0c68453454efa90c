import type { PlainDate } from '@koz/privacy-types';

/** The last day of a term, as long as it is not over; a term of no days is over from the start. */
export const untilToday = (lastDay: PlainDate | null, today: PlainDate): PlainDate | null =>
  lastDay !== null && today <= lastDay ? lastDay : null;
