import type { PlaceDeclined } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/**
 * The plan's applications wait again; but for a place that was kept and is given back while another is found: for
 * that one they still wait.
 */
export const placeDeclined: Handler = {
  touches: (event) => ({
    plan: [event.stream.id],
    application: [dataOf<typeof PlaceDeclined>(event).applicationId],
  }),
  apply(event, { plan, application }) {
    const row = plan.get(event.stream.id);
    const { applicationId } = dataOf<typeof PlaceDeclined>(event);
    const placed = application.get(applicationId);
    if (placed) application.put({ ...placed, confirm_by: null, confirmation_ground: null });
    if (!row || (row.place === 'found' && row.place_application_id !== applicationId)) return;
    plan.put({ ...row, place: 'none', place_application_id: null });
  },
};
