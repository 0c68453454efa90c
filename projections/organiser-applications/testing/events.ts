import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { createdPayload, filedPayload, projected, sealed } from '@koz/projection/testing';
import { organiserApplications } from '../organiser-applications.js';
import type { Application, ApplicationRow, Plan, PlanRow, RenewalRow, Rows } from '../tables.js';

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

/** The plan's and the application's rows after these events, without what every change adds to them. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: Omit<Application, 'history'> | undefined;
  plan: Plan | undefined;
} {
  const { application, plan } = wholeRowsAfter(...events);
  return { application: application && withoutTrace(application), plan: plan && withoutTrace(plan) };
}

const withoutTrace = <Row extends object>(row: Row): Omit<Row, 'history' | 'shown_position'> =>
  Object.fromEntries(
    Object.entries(row).filter(([column]) => column !== 'history' && column !== 'shown_position'),
  ) as Omit<Row, 'history' | 'shown_position'>;

/** The rows after these events as they are stored, from an empty read model. */
export function wholeRowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
  renewal: RenewalRow | undefined;
} {
  const changes = foldPage(
    organiserApplications,
    events,
    touchedKeys(organiserApplications, events),
    new Map(),
  );
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan'), renewal: only('renewal') };
}
