import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';
import { renew } from './renew.js';

/**
 * Nothing of the plan is an organiser's to see any more: its rows go, and with them who could be told of it by its name.
 * All are told to read again.
 */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({
    ...{ plan: [event.stream.id], application: applicationIdsOf(event) },
    ...renew.touches(event),
  }),
  apply(event, rows) {
    rows.plan.delete(event.stream.id);
    for (const applicationId of applicationIdsOf(event)) rows.application.delete(applicationId);
    renew.apply(event, rows);
  },
};

const applicationIdsOf = (event: Parameters<Handler['apply']>[0]): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
