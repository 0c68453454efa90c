import type { PlaceFound } from '@koz/events';
import { confirmByOf, dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The plan's other applications wait no longer. The place waits for its family until the term in force now runs out. */
export const placeFound: Handler = {
  touches: (event) => ({
    plan: [event.stream.id],
    application: [dataOf<typeof PlaceFound>(event).applicationId],
    terms: [event.controller],
  }),
  apply(event, { plan, application, terms }) {
    const row = plan.get(event.stream.id);
    const { applicationId } = dataOf<typeof PlaceFound>(event);
    if (row) plan.put({ ...row, place: 'found', place_application_id: applicationId });
    const placed = application.get(applicationId);
    const confirm_by = confirmByOf(event.metadata.at, terms.get(event.controller)?.confirm_days);
    if (placed) application.put({ ...placed, confirm_by });
  },
};
