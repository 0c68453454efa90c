import type { CarePlanFiled } from '@koz/events';
import type { CarePlanId } from '@koz/privacy-types';
import { planningColumns } from './change-planning.js';
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
      ...planningColumns({ startDate, careParts, locations }),
      precise: event.sealed.precise ?? null,
      identity: event.sealed.identity ?? null,
      planning: event.sealed.planning ?? null,
      place: 'none',
      place_application_id: null,
    });
  },
};
