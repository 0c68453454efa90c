import type { PlaceConfirmed } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The place that was found is taken. The plan's other applications wait no longer, also while it keeps looking. */
export const placeConfirmed: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const { applicationId } = dataOf<typeof PlaceConfirmed>(event);
    if (row) plan.put({ ...row, place: 'confirmed', place_application_id: applicationId });
  },
};
