import { type EventType } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { foldPage, touchedKeys, type ProjectedEvent } from '@koz/projection';
import { createdPayload, filedPayload, projected as event, sealed } from '@koz/projection/testing';
import { applicationHistories } from '../application-histories.js';
import type { ApplicationRow, PlanRow, Rows } from '../tables.js';

export * from '@koz/projection/testing';

type Given = Omit<NonNullable<Parameters<typeof event>[1]>, 'at'> & {
  readonly at?: string;
  readonly head?: ProjectedEvent['metadata']['head'];
};

/** An event as the runner hands it over, with the head that it carries. */
export function projected(type: EventType, { head = {}, at, ...given }: Given = {}): ProjectedEvent {
  const made = event(type, at === undefined ? given : { ...given, at: instant(at) });
  return { ...made, metadata: { ...made.metadata, head } };
}

/** The events that bring the plan and its application about. */
export const filed: readonly ProjectedEvent[] = [
  projected('CarePlanFiled', {
    position: 4,
    payload: filedPayload,
    head: { place: 'none', keptApplicationIds: [], fence: 'none' },
    sealed,
  }),
  projected('ApplicationCreated', { position: 5, payload: createdPayload }),
];

/** The plan's and the application's rows after these events, from an empty read model. */
export function rowsAfter(...events: readonly ProjectedEvent[]): {
  application: ApplicationRow | undefined;
  plan: PlanRow | undefined;
} {
  const changes = foldPage(
    applicationHistories,
    events,
    touchedKeys(applicationHistories, events),
    new Map(),
  );
  const only = <T extends keyof Rows>(table: T) => changes.get(table)?.puts[0] as Rows[T] | undefined;
  return { application: only('application'), plan: only('plan') };
}
