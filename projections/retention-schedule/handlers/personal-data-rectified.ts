import type { PersonalDataRectified } from '@koz/events';
import { dataOf } from '@koz/projection';
import { changePlan, monthIn } from './handler.js';

/** A corrected birth date or start moves the plan; a tier that the event does not carry moves nothing. */
export const personalDataRectified = changePlan((row, event) => {
  const { child, startDate } = dataOf<typeof PersonalDataRectified>(event);
  return {
    ...row,
    ...(event.sealed.precise && { birth_month: monthIn(child?.birthDate) }),
    ...(event.sealed.planning && { start_month: monthIn(startDate) }),
  };
});
