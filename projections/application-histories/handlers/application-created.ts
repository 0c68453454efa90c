import type { ApplicationCreated } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { dataOf, planningValue } from '@koz/projection';
import { changeBy } from '../changes.js';
import type { Handler } from './handler.js';

/** A life begins; also one of a plan whose planning key was destroyed, but for where it was. */
export const applicationCreated: Handler = {
  touches: ({ stream }) => ({ application: [stream.id] }),
  apply(event, { application }) {
    const { carePlanId, locationId } = dataOf<typeof ApplicationCreated>(event);
    application.put({
      application_id: event.stream.id as ApplicationId,
      care_plan_id: carePlanId,
      controller: event.controller,
      location_id: planningValue(locationId) ?? null,
      steps: [changeBy(event, 'created')],
    });
  },
};
