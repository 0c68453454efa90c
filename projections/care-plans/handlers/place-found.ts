import type { PlaceFound } from '@koz/events';
import { confirmByOf, dataOf } from '@koz/projection';
import { changePlan, type Handler } from './change-plan.js';

/** The place waits for the family's word until the term in force now runs out. */
export const placeFound: Handler = {
  touches: ({ stream, controller }) => ({ plan: [stream.id], terms: [controller] }),
  apply(event, rows) {
    const days = rows.terms.get(event.controller)?.confirm_days;
    changePlan(() => ({
      found_application_id: dataOf<typeof PlaceFound>(event).applicationId,
      found_revision: event.revision,
      confirm_by: confirmByOf(event.metadata.at, days),
    })).apply(event, rows);
  },
};
