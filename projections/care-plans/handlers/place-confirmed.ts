import type { PlaceConfirmed } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan, nothingWaits, type Handler } from './change-plan.js';

const answered = changePlan(() => nothingWaits);

/** The place waits no longer, and its application says on what ground it is confirmed. */
export const placeConfirmed: Handler = {
  touches: (event) => ({
    ...answered.touches(event),
    application: [dataOf<typeof PlaceConfirmed>(event).applicationId],
  }),
  apply(event, rows) {
    answered.apply(event, rows);
    const { applicationId, ground } = dataOf<typeof PlaceConfirmed>(event);
    const row = rows.application.get(applicationId);
    if (row) rows.application.put({ ...row, confirmation_ground: ground ?? 'family' });
  },
};
