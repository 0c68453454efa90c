import type { Instant } from '@koz/privacy-types';
import type { ProjectedEvent, ProjectionHandler } from '@koz/projection';
import type { PlanRow, Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;

type Change = Partial<Omit<PlanRow, 'care_plan_id' | 'controller' | 'revision' | 'pool_since'>>;

/**
 * A handler that changes the row of the event's plan, and brings it to the event's revision. Without a row there is
 * nothing to change: the plan was withdrawn, or erased before the rows were built. `undefined` leaves the row behind
 * its plan, so that nobody sees it any more.
 */
export const changing = (changeOf: (event: ProjectedEvent, row: PlanRow) => Change | undefined): Handler => ({
  touches: ({ stream }) => ({ plan: [stream.id] }),
  apply(event, { plan }) {
    const row = plan.get(event.stream.id);
    const change = row && changeOf(event, row);
    if (change) plan.put(inPool({ ...row, ...change, revision: event.revision }, event.metadata.at));
  },
});

/** The row with the time since when it is in the pool, as far as it is: that of the event that brought it there. */
export function inPool(row: PlanRow, at: Instant): PlanRow {
  const isInPool = row.looks && (row.for_all || row.emergency_reason !== null);
  return { ...row, pool_since: isInPool ? (row.pool_since ?? at) : null };
}
