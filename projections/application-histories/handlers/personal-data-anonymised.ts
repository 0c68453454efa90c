import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf, type ProjectedEvent } from '@koz/projection';
import { changePlan, type Handler } from './handler.js';

const withoutStart = changePlan(() => ({ precise: null, starts: [] }));

/** What the rows said in clear of tier planning goes. What happened stays, so that methods can still be compared. */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({ ...withoutStart.touches(event), application: applicationIdsOf(event) }),
  apply(event, rows) {
    withoutStart.apply(event, rows);
    for (const applicationId of applicationIdsOf(event)) {
      const row = rows.application.get(applicationId);
      if (row) rows.application.put({ ...row, location_id: null });
    }
  },
};

const applicationIdsOf = (event: ProjectedEvent): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
