import type { HandlingTermsAdopted } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './change-plan.js';

/** Places found from now on wait another number of days; those found earlier keep their date. */
export const handlingTermsAdopted: Handler = {
  touches: ({ controller }) => ({ terms: [controller] }),
  apply(event, { terms }) {
    const { confirmDays } = dataOf<typeof HandlingTermsAdopted>(event);
    terms.put({ controller: event.controller, confirm_days: confirmDays });
  },
};
