import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './handler.js';

/** The months go. The row stays without them until every key is recorded as destroyed, so that nobody forgets it. */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({ plan: [event.stream.id], application: applicationIdsOf(event) }),
  apply(event, { plan, application }) {
    const row = plan.get(event.stream.id);
    if (row)
      plan.put({
        ...row,
        birth_month: null,
        start_month: null,
        withdrawn_month: null,
        fence: 'all',
        holds: [],
        held_until: null,
      });
    for (const applicationId of applicationIdsOf(event)) application.delete(applicationId);
  },
};

const applicationIdsOf = (event: Parameters<Handler['apply']>[0]): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
