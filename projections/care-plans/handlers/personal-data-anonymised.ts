import type { PersonalDataAnonymised } from '@koz/events';
import { dataOf, type ProjectedEvent } from '@koz/projection';
import { changePlan, nothingWaits, type Handler } from './change-plan.js';

const withoutMonth = changePlan(() => ({ start_month: null, ...nothingWaits }));

/** What rows said in clear of tier planning goes, and no place is confirmed any more. They stay, so that the family is told that its data are gone. */
export const personalDataAnonymised: Handler = {
  touches: (event) => ({ ...withoutMonth.touches(event), application: applicationIdsOf(event) }),
  apply(event, rows) {
    withoutMonth.apply(event, rows);
    for (const applicationId of applicationIdsOf(event)) {
      const row = rows.application.get(applicationId);
      if (row) rows.application.put({ ...row, location_id: null });
    }
  },
};

const applicationIdsOf = (event: ProjectedEvent): readonly string[] =>
  dataOf<typeof PersonalDataAnonymised>(event).applicationIds;
