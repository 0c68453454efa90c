import type { Handler } from './handler.js';

/** The plan's applications wait again. */
export const placeDeclined: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    if (row) plan.put({ ...row, place: 'none', place_application_id: null });
  },
};
