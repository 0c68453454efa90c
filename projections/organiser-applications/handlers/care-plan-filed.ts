import type { CarePlanFiled } from '@koz/events';
import type { CarePlanId } from '@koz/privacy-types';
import { dataOf, planningValue, type Handler } from './handler.js';

/** Keeps the plan's envelopes as they are stored, and what tier planning says of the period and parts. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const data = dataOf<typeof CarePlanFiled>(event);
    const startDate = planningValue(data.startDate);
    const careParts = planningValue(data.careParts);
    const locations = planningValue(data.locations);
    if (startDate === undefined || careParts === undefined || locations === undefined) return;
    plan.put({
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      location_ids: locations.map(({ locationId }) => locationId),
      precise: event.sealed.precise ?? null,
      identity: event.sealed.identity ?? null,
      planning: event.sealed.planning ?? null,
      start_month: `${startDate.slice(0, 7)}-01`,
      care_parts: careParts.map(({ weekday, part }) => `${weekday}:${part}`),
      place: 'none',
      place_application_id: null,
    });
  },
};
