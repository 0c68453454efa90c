import type { CarePlanId } from '@koz/privacy-types';
import type { Handler } from './handler.js';

/** The plan counts from here on, also when its keys are destroyed already: then under "onbekend". */
export const carePlanFiled: Handler = {
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply({ stream, controller, metadata, position, sealed }, { plan }) {
    plan.put({
      care_plan_id: stream.id as CarePlanId,
      controller,
      filed_at: metadata.at,
      filed_position: position,
      precise: sealed.precise ?? null,
      identity: sealed.identity ?? null,
      planning: sealed.planning ?? null,
      precise_position: position,
      identity_position: position,
      planning_position: position,
    });
  },
};
