import type { ApplicationCreated } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { answerByOf, dataOf, historyLine, planningValue } from '@koz/projection';
import type { Handler } from './handler.js';

/** The application joins the waiting order of its location. */
export const applicationCreated: Handler = {
  touches: ({ stream, controller }) => ({ application: [stream.id], terms: [controller] }),
  apply(event, { application, terms }) {
    const { carePlanId, locationId } = dataOf<typeof ApplicationCreated>(event);
    const location = planningValue(locationId);
    if (location === undefined) return;
    const { at } = event.metadata;
    application.put({
      application_id: event.stream.id as ApplicationId,
      care_plan_id: carePlanId,
      controller: event.controller,
      location_id: location,
      status: 'created',
      since: at,
      filed_at: at,
      filed_position: event.position,
      answer_by: answerByOf(at, terms.get(event.controller)?.take_up_days),
      confirm_by: null,
      confirmation_ground: null,
      revision: event.revision,
      history: [historyLine('created', at)],
    });
  },
};
