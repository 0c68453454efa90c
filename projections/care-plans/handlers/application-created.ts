import type { ApplicationCreated } from '@koz/events';
import { dataOf, historyLine, planningValue } from '@koz/projection';
import type { ApplicationId } from '@koz/privacy-types';
import type { Handler } from './change-plan.js';

/** The application's history begins. Where it was put to is told as long as the planning key is there. */
export const applicationCreated: Handler = {
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const { carePlanId, locationId } = dataOf<typeof ApplicationCreated>(event);
    const { at } = event.metadata;
    application.put({
      application_id: event.stream.id as ApplicationId,
      care_plan_id: carePlanId,
      controller: event.controller,
      location_id: planningValue(locationId) ?? null,
      status: 'created',
      since: at,
      filed_at: at,
      revision: event.revision,
      history: [historyLine('created', at)],
      confirmation_ground: null,
    });
  },
};
