import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf, type ProjectedEvent } from '@koz/projection';
import type { Handler } from './handler.js';

/** What rows said in clear of tier planning goes. They stay and count under "onbekend". */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({ application: applicationIdsOf(event) }),
  apply(event, { application }) {
    for (const applicationId of applicationIdsOf(event)) {
      const row = application.get(applicationId);
      if (row) application.put({ ...row, location_id: null });
    }
  },
};

const applicationIdsOf = (event: ProjectedEvent): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
