import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { filedPayload, projected, sealed } from '@koz/projection/testing';
import type { SharingScope } from '@koz/events';
import { carePlanPool } from '../care-plan-pool.js';
import type { PlanRow } from '../tables.js';

export * from '@koz/projection/testing';

/** A plan filed with this scope, at revision 0. */
export const filedFor = (sharing: SharingScope): ProjectedEvent =>
  projected('CarePlanFiled', { payload: { ...filedPayload, sharing }, sealed });

/** The plan's row after these events, from an empty read model. */
export function rowAfter(...events: readonly ProjectedEvent[]): PlanRow | undefined {
  const changes = foldPage(carePlanPool, events, touchedKeys(carePlanPool, events), new Map());
  return changes.get('plan')?.puts[0] as PlanRow | undefined;
}
