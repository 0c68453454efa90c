import type { ApplicationCreated } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { answerByOf, dataOf, planningValue } from '@koz/projection';
import type { Handler } from './handler.js';

/** The application waits to be taken up from here on. */
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
      created_at: at,
      answer_by: answerByOf(at, terms.get(event.controller)?.take_up_days),
      taken_up_at: null,
      decided_at: null,
      ended_at: null,
      history: [`created@${event.position}`],
      revision: event.revision,
    });
  },
};
