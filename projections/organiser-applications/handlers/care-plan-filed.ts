import { planningColumns, planningOf } from '@koz/projection';
import type { CarePlanId } from '@koz/privacy-types';
import type { Handler } from './handler.js';

/** Keeps the plan's envelopes as they are stored, and what tier planning says of the period and parts. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const planning = planningOf(event);
    if (!planning) return;
    plan.put({
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      ...planningColumns(planning),
      precise: event.sealed.precise ?? null,
      identity: event.sealed.identity ?? null,
      planning: event.sealed.planning ?? null,
      generalised_at: null,
      place: 'none',
      place_application_id: null,
    });
  },
};
