import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { createdPayload, projected, sealed } from '@koz/projection/testing';
import { instant } from '@koz/privacy-types';
import { regieFacts } from '../regie-facts.js';
import type { ApplicationRow, PlanRow, Rows } from '../tables.js';

export * from '@koz/projection/testing';

export const later = instant('2026-07-09T08:00:00.000Z');
export const latest = instant('2026-07-20T08:00:00.000Z');

/** The events that bring the plan and its application about. */
export const filed: readonly ProjectedEvent[] = [
  projected('CarePlanFiled', { sealed, position: 4 }),
  projected('ApplicationCreated', { payload: createdPayload, position: 5 }),
];

/** The creation of an application whose plan has no planning key any more. */
export const createdWithoutKey = projected('ApplicationCreated', {
  payload: createdPayload,
  position: 5,
  erased: ['planning'],
});

/** The plan's and the application's rows after these events, from an empty read model. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
} {
  const changes = foldPage(regieFacts, events, touchedKeys(regieFacts, events), new Map());
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan') };
}
