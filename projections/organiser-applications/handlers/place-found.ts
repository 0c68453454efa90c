import type { PlaceFound } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The plan's other applications wait no longer. */
export const placeFound: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const { applicationId } = dataOf<typeof PlaceFound>(event);
    if (row) plan.put({ ...row, place: 'found', place_application_id: applicationId });
  },
};
