import type { CarePlanId } from '@koz/privacy-types';
import { planningColumns, planningOf } from '@koz/projection';
import { inPool, type Handler } from './handler.js';

/** A plan begins to look; in the pool when the family shares it with all locations. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const planning = planningOf(event);
    if (!planning) return;
    const { at } = event.metadata;
    const row = {
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      revision: event.revision,
      filed_at: at,
      for_all: planning.sharing === 'allLocations',
      emergency_reason: null,
      emergency_since: null,
      looks: true,
      found_application_id: null,
      pool_since: null,
      ...planningColumns(planning),
      precise: event.sealed.precise ?? null,
      identity: event.sealed.identity ?? null,
      planning: event.sealed.planning ?? null,
    };
    plan.put(inPool(row, at));
  },
};
