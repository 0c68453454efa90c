import type { PlaceDeclined } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/**
 * The plan's applications wait again; but for a place that was kept and is given back while another is found: for
 * that one they still wait.
 */
export const placeDeclined: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const { applicationId } = dataOf<typeof PlaceDeclined>(event);
    if (!row || (row.place === 'found' && row.place_application_id !== applicationId)) return;
    plan.put({ ...row, place: 'none', place_application_id: null });
  },
};
