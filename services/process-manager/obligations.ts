import type { EventType } from '@koz/events';
import type { DecodedEvent } from '@koz/privacy-keys';
import type { ApplicationId, EventId } from '@koz/privacy-types';

/** What an event calls for on other streams, as far as the log has not shown it to be done. */
export type Obligation =
  | {
      /** `CarePlanFiled`, `LocationAdded`: every application that it names. */
      readonly kind: 'applications';
      readonly event: DecodedEvent;
      readonly missing: ReadonlySet<ApplicationId>;
    }
  | {
      /** `PlaceFound`: the approval, or the release of the place. */
      readonly kind: 'approval';
      readonly event: DecodedEvent;
      readonly applicationId: ApplicationId;
    }
  | {
      /** `PlaceDeclined`: the approval undone, where there was one, and what its confirmation withdrew reinstated. */
      readonly kind: 'undo';
      readonly event: DecodedEvent;
      readonly applicationId: ApplicationId;
    }
  | {
      /** `PlaceConfirmed`: the plan's other applications withdrawn, or reinstated when the family looks further. */
      readonly kind: 'confirmation';
      readonly event: DecodedEvent;
    }
  | {
      /** `CarePlanWithdrawn`: all of the plan's applications withdrawn. */
      readonly kind: 'withdrawal';
      readonly event: DecodedEvent;
    }
  | {
      /** `ErasureRequested`: all of the plan's open applications ended. */
      readonly kind: 'erasure';
      readonly event: DecodedEvent;
    };

/**
 * What is left to do after a page of the log. Most of it was done by the handler and stands a few events further on:
 * what follows from an event names it as its cause, so that nothing needs to be looked up.
 */
export function openObligations(page: readonly DecodedEvent[]): Obligation[] {
  const open = new Map<EventId, Obligation>();
  for (const event of page) {
    discharge(open, event);
    const obligation = calledForBy(event);
    if (obligation) open.set(event.id, obligation);
  }
  return [...open.values()];
}

function calledForBy(event: DecodedEvent): Obligation | undefined {
  switch (event.type) {
    case 'CarePlanFiled':
      return {
        kind: 'applications',
        event,
        missing: new Set(event.clear['applicationIds'] as ApplicationId[]),
      };
    case 'LocationAdded': {
      const missing = new Set([event.clear['applicationId'] as ApplicationId]);
      return { kind: 'applications', event, missing };
    }
    case 'PlaceFound':
      return { kind: 'approval', event, applicationId: event.clear['applicationId'] as ApplicationId };
    case 'PlaceDeclined':
      return { kind: 'undo', event, applicationId: event.clear['applicationId'] as ApplicationId };
    case 'PlaceConfirmed':
      return { kind: 'confirmation', event };
    case 'CarePlanWithdrawn':
      return { kind: 'withdrawal', event };
    case 'ErasureRequested':
      return { kind: 'erasure', event };
    default:
      return undefined;
  }
}

/** The events that show an obligation, or a part of it, to be met. */
const metBy: Readonly<Record<Obligation['kind'], readonly EventType[]>> = {
  applications: ['ApplicationCreated'],
  approval: ['ApplicationApproved', 'PlaceDeclined'],
  // Which applications the plan had, and which were withdrawn, is not in the event, so that it is always looked up: a few
  // times in a plan's life.
  undo: [],
  confirmation: [],
  withdrawal: [],
  erasure: [],
};

function discharge(open: Map<EventId, Obligation>, { type, metadata, stream }: DecodedEvent): void {
  const cause = metadata.causationId;
  const obligation = cause && open.get(cause);
  if (!cause || !obligation || !metBy[obligation.kind].includes(type)) return;
  if (obligation.kind !== 'applications') {
    open.delete(cause);
    return;
  }
  const missing = new Set(obligation.missing);
  missing.delete(stream.id as ApplicationId);
  if (missing.size === 0) open.delete(cause);
  else open.set(cause, { ...obligation, missing });
}
