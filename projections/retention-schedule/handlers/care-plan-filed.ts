import type { CarePlanFiled } from '@koz/events';
import { tiers, type CarePlanId } from '@koz/privacy-types';
import { dataOf } from '@koz/projection';
import { monthAt, monthIn, type Handler } from './handler.js';

/** The plan's terms begin to count. A plan whose keys are gone has a row too, until that is recorded. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const { child, startDate, applicationIds } = dataOf<typeof CarePlanFiled>(event);
    plan.put({
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      birth_month: monthIn(child.birthDate),
      start_month: monthIn(startDate),
      filed_month: monthAt(event),
      withdrawn_month: null,
      applications: applicationIds.length,
      fence: 'none',
      keys_left: tiers,
      erasure_requested: false,
      holds: [],
      held_until: null,
    });
  },
};
