import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import { carePlanOfHold } from '@koz/projections/retention-schedule';
import type { CommandApiDeps } from '../deps.js';

/**
 * Finds the plan of a hold in the schedule of retention, a moment after the hold was placed.
 * @param pool connections of role `koz_query`
 */
export const planOfHoldIn =
  (pool: Pool): NonNullable<CommandApiDeps['planOfHold']> =>
  (controller, holdId) =>
    withTenant(pool, controller, (transaction) => carePlanOfHold(transaction, holdId), { readOnly: true });
