import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** Nothing of the plan is an organiser's to see any more: its rows go. */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({ plan: [event.stream.id], application: applicationIdsOf(event) }),
  apply(event, { plan, application }) {
    plan.delete(event.stream.id);
    for (const applicationId of applicationIdsOf(event)) application.delete(applicationId);
  },
};

const applicationIdsOf = (event: Parameters<Handler['apply']>[0]): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
