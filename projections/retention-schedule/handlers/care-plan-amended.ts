import type { CarePlanAmended } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan, monthIn } from './handler.js';

/** The start of care may have moved. */
export const carePlanAmended = changePlan((row, event) => ({
  ...row,
  start_month: monthIn(dataOf<typeof CarePlanAmended>(event).startDate),
}));
