import type { CarePlanFiled } from '@koz/events';
import type { CarePlanId } from '@koz/privacy-types';
import { dataOf, planningValue } from '@koz/projection';
import { changeBy } from '../changes.js';
import { startMonth, type Handler } from './handler.js';

/** A plan's history begins; when its planning key was destroyed, without the start of care. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const startDate = planningValue(dataOf<typeof CarePlanFiled>(event).startDate);
    plan.put({
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      filed_at: event.metadata.at,
      places: [],
      starts: startDate === undefined ? [] : [changeBy(event, startMonth(startDate))],
      fences: [],
      precise: event.sealed.precise ?? null,
    });
  },
};
