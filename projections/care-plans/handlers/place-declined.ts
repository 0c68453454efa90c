import type { PlaceDeclined } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan, nothingWaits, type Handler } from './change-plan.js';

/** One that was kept may be given back while another waits: that one still does. */
const declined = changePlan((event, { found_application_id }) =>
  dataOf<typeof PlaceDeclined>(event).applicationId === found_application_id ? nothingWaits : {},
);

/** The place waits no longer, and is confirmed on no ground. */
export const placeDeclined: Handler = {
  touches: (event) => ({
    ...declined.touches(event),
    application: [dataOf<typeof PlaceDeclined>(event).applicationId],
  }),
  apply(event, rows) {
    declined.apply(event, rows);
    const row = rows.application.get(dataOf<typeof PlaceDeclined>(event).applicationId);
    if (row) rows.application.put({ ...row, confirmation_ground: null });
  },
};
