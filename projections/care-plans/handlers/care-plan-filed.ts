import type { CarePlanFiled } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { CarePlanId } from '@koz/privacy-types';
import { nothingWaits, startMonthOf, type Handler } from './change-plan.js';

/** The plan's row begins, with the envelopes as they are stored. */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const { applicationIds, mandate, startDate } = dataOf<typeof CarePlanFiled>(event);
    const { at, actor } = event.metadata;
    plan.put({
      care_plan_id: event.stream.id as CarePlanId,
      controller: event.controller,
      filed_by: actor,
      mandate: mandate ?? null,
      filed_at: at,
      status: 'filed',
      revision: event.revision,
      application_ids: applicationIds,
      precise: event.sealed.precise ?? null,
      identity: event.sealed.identity ?? null,
      planning: event.sealed.planning ?? null,
      generalised_at: null,
      start_month: startMonthOf(startDate),
      emergency: null,
      ...nothingWaits,
    });
  },
};
