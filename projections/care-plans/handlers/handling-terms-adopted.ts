import type { HandlingTermsAdopted } from '@koz/events';
import { dataOf } from '@koz/projection';
import type { Handler } from './change-plan.js';

/** Applications made, and places found, from now on have another number of days; earlier ones keep their date. */
export const handlingTermsAdopted: Handler = {
  touches: ({ controller }) => ({ terms: [controller] }),
  apply(event, { terms }) {
    const { takeUpDays, confirmDays } = dataOf<typeof HandlingTermsAdopted>(event);
    terms.put({ controller: event.controller, take_up_days: takeUpDays, confirm_days: confirmDays });
  },
};
