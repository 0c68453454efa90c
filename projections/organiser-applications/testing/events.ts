import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { createdPayload, filedPayload, projected, sealed } from '@koz/projection/testing';
import { organiserApplications } from '../organiser-applications.js';
import type { ApplicationRow, PlanRow, Rows } from '../tables.js';

export * from '@koz/projection/testing';

/** The events that bring the plan and its application about. */
export const filed: readonly ProjectedEvent[] = [
  projected('CarePlanFiled', { payload: filedPayload, sealed, position: 4 }),
  projected('ApplicationCreated', {
    payload: createdPayload,
    sealed: { planning: sealed.planning },
    position: 5,
  }),
];

/** The plan's and the application's rows after these events, from an empty read model. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
} {
  const changes = foldPage(
    organiserApplications,
    events,
    touchedKeys(organiserApplications, events),
    new Map(),
  );
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan') };
}
