import type { LocationAdded } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan, startMonthOf } from './change-plan.js';

/** The plan was put to one location more. */
export const locationAdded = changePlan((event, row) => {
  const { applicationId, startDate } = dataOf<typeof LocationAdded>(event);
  return {
    application_ids: [...row.application_ids, applicationId],
    start_month: startMonthOf(startDate),
  };
});
