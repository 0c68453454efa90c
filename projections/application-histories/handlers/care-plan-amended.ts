import type { CarePlanAmended } from '@koz/events';
import { dataOf, planningValue } from '@koz/projection';
import { changeBy, lastWords } from '../changes.js';
import { changePlan, startMonth } from './handler.js';

/** The month in which care starts may have changed, from now on. */
export const carePlanAmended = changePlan(({ starts }, event) => {
  const startDate = planningValue(dataOf<typeof CarePlanAmended>(event).startDate);
  if (startDate === undefined || startMonth(startDate) === lastWords(starts)) return {};
  return { starts: [...starts, changeBy(event, startMonth(startDate))] };
});
