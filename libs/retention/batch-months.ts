import type { BatchMonth } from '@koz/privacy-types';
import { plusMonths, type Month } from './months.js';

/**
 * Of which months the plans go with the batch of a month: its own, and that after it when fewer than k plans are due
 * then, so that the batch does not give their month of birth away. Those leave nothing, and go only where together
 * they are k: fewer would gain nothing by going early.
 * @param due how many plans are due in each month
 */
export function batchMonths(month: Month, due: ReadonlyMap<Month, number>, k: number): BatchMonth[] {
  const own = month as BatchMonth;
  const next = plusMonths(month, 1);
  const [here, there] = [due.get(own) ?? 0, due.get(next) ?? 0];
  return here > 0 && there > 0 && there < k && here + there >= k ? [own, next] : [own];
}
