import type { ApplicationCreated } from '@koz/events';
import { answerByOf, dataOf, historyLine, planningValue } from '@koz/projection';
import type { ApplicationId } from '@koz/privacy-types';
import type { Handler } from './change-plan.js';

/** The application's history begins, and it waits to be taken up. Where it was put to is told as long as the planning key is there. */
export const applicationCreated: Handler = {
  touches: ({ stream, controller }) => ({ application: [stream.id], terms: [controller] }),
  apply(event, { application, terms }) {
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
      answer_by: answerByOf(at, terms.get(event.controller)?.take_up_days),
      revision: event.revision,
      history: [historyLine('created', at)],
      confirmation_ground: null,
    });
  },
};
