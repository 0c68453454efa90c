import type { PlaceConfirmed } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The place that was found is taken. The plan's other applications wait no longer, unless the family looks on. */
export const placeConfirmed: Handler = {
  touches: (event) => ({
    plan: [event.stream.id],
    application: [dataOf<typeof PlaceConfirmed>(event).applicationId],
  }),
  apply(event, { plan, application }) {
    const { applicationId, keepLooking, ground } = dataOf<typeof PlaceConfirmed>(event);
    const placed = application.get(applicationId);
    if (placed) application.put({ ...placed, confirm_by: null, confirmation_ground: ground ?? 'family' });
    const row = plan.get(event.stream.id);
    if (!row) return;
    plan.put(
      keepLooking
        ? { ...row, place: 'none', place_application_id: null }
        : { ...row, place: 'confirmed', place_application_id: applicationId },
    );
  },
};
