import { uuid, type ActorId, type ApplicationId } from '@koz/privacy-types';
import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { createdPayload, filedPayload, projected, sealed } from '@koz/projection/testing';
import { carePlans } from '../care-plans.js';
import type { ApplicationRow, PlanRow, Rows } from '../tables.js';

export * from '@koz/projection/testing';

export const actor = uuid<ActorId>('40000000-0000-4000-8000-000000000001');
export const otherApplicationId = uuid<ApplicationId>('20000000-0000-4000-8000-000000000002');

/** The events that bring the plan and its application about. */
export const filed: readonly ProjectedEvent[] = [
  projected('CarePlanFiled', { payload: filedPayload, sealed, actor, position: 4 }),
  projected('ApplicationCreated', { payload: createdPayload, sealed: { planning: sealed.planning } }),
];

/** The plan's and the application's rows after these events, from an empty read model. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
} {
  const changes = foldPage(carePlans, events, touchedKeys(carePlans, events), new Map());
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan') };
}
