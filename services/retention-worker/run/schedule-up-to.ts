import { outsideTransaction } from '@koz/platform';
import { ReadModelBehindError, waitForPosition } from '@koz/projection';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import { pacingOf, type RetentionDeps } from './deps.js';

/** Waits until the schedule knows the log up to a position; false when that takes longer than it may. */
export const isScheduleUpTo = (deps: ReadModelDeps, position: number): Promise<boolean> =>
  isReadModelUpTo(deps, retentionSchedule.name, position);

type ReadModelDeps = Pick<RetentionDeps, 'queryPool' | 'pacing'>;

/** The same for any read model. */
export async function isReadModelUpTo(deps: ReadModelDeps, name: string, position: number): Promise<boolean> {
  if (position < 0) return true;
  try {
    const sql = outsideTransaction(deps.queryPool);
    await waitForPosition(sql, name, position, pacingOf(deps).scheduleWithinMs);
    return true;
  } catch (error) {
    if (error instanceof ReadModelBehindError) return false;
    throw error;
  }
}
