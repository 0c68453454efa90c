import type { ApplicationCreated } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { dataOf } from '@koz/projection';
import { monthAt, type Handler } from './handler.js';

/** The plan lives as long as one of its applications does. */
export const applicationCreated: Handler = {
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    application.put({
      application_id: event.stream.id as ApplicationId,
      care_plan_id: dataOf<typeof ApplicationCreated>(event).carePlanId,
      controller: event.controller,
      status: 'created',
      since_month: monthAt(event),
    });
  },
};
