import { carePlanDecider, stateOf, type CarePlanState } from '@koz/domain';
import type { ApplicationId, EventId } from '@koz/privacy-types';
import { indexOf } from '../streams/load.js';
import type { LoadedCarePlan } from './streams.js';

/*
 * What the events of a plan tell of its places. An application may be given a place, give it back and be given it anew:
 * an event is matched with the one that it answers by application and by order.
 */

type PlanEvent = LoadedCarePlan['events'][number];
export type PlaceEvent = Extract<PlanEvent, { type: 'PlaceFound' | 'PlaceConfirmed' | 'PlaceDeclined' }>;

/** The event of this id, when it is one that changes where the places are. */
export function placeEvent<Type extends PlaceEvent['type']>(
  plan: LoadedCarePlan,
  id: EventId,
  type: Type,
): Extract<PlaceEvent, { type: Type }> {
  const event = plan.events[indexOf(plan, id)];
  if (event?.type !== type) throw new TypeError(`the plan has no such ${type}`);
  return event as Extract<PlaceEvent, { type: Type }>;
}

/** The last event that changed where the places are; undefined while none was found. */
export const lastPlaceEvent = ({ events }: LoadedCarePlan): PlaceEvent | undefined =>
  events.findLast(isPlaceEvent);

/** The newest event of a type about an application. */
export const lastIdAbout = (
  { events }: LoadedCarePlan,
  type: PlaceEvent['type'],
  applicationId: ApplicationId,
): EventId | undefined =>
  events.findLast((event) => event.type === type && event.data.applicationId === applicationId)?.id;

/** The `PlaceDeclined` that gave back the place of this `PlaceFound`; undefined while it stands. */
export function declineOf(plan: LoadedCarePlan, placeFound: EventId | undefined): PlanEvent | undefined {
  if (placeFound === undefined) return undefined;
  const found = indexOf(plan, placeFound);
  const given = plan.events[found];
  if (given?.type !== 'PlaceFound') return undefined;
  return plan.events
    .slice(found + 1)
    .find((event) => event.type === 'PlaceDeclined' && event.data.applicationId === given.data.applicationId);
}

/** The `PlaceFound` whose place this `PlaceDeclined` gives back. */
export function findOf(plan: LoadedCarePlan, declined: PlaceEvent): EventId | undefined {
  const before = { ...plan, events: plan.events.slice(0, indexOf(plan, declined.id)) };
  return lastIdAbout(before, 'PlaceFound', declined.data.applicationId);
}

/** The state of the plan right after an event of it. */
export const stateAfter = (plan: LoadedCarePlan, id: EventId): CarePlanState =>
  stateOf(carePlanDecider, plan.events.slice(0, indexOf(plan, id) + 1));

/** The confirmations that had ended the search before this event: what was withdrawn was withdrawn for one of them. */
export const endingsBefore = (plan: LoadedCarePlan, id: EventId): ReadonlySet<EventId> =>
  new Set(
    plan.events
      .slice(0, indexOf(plan, id))
      .filter((event) => event.type === 'PlaceConfirmed' && !event.data.keepLooking)
      .map((event) => event.id),
  );

const isPlaceEvent = (event: PlanEvent): event is PlaceEvent =>
  event.type === 'PlaceFound' || event.type === 'PlaceConfirmed' || event.type === 'PlaceDeclined';
