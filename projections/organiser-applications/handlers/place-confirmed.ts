import type { PlaceConfirmed } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The place that was found is taken. The plan's other applications wait no longer, unless the family looks on. */
export const placeConfirmed: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (!row) return;
    const { applicationId, keepLooking } = dataOf<typeof PlaceConfirmed>(event);
    plan.put(
      keepLooking
        ? { ...row, place: 'none', place_application_id: null }
        : { ...row, place: 'confirmed', place_application_id: applicationId },
    );
  },
};
