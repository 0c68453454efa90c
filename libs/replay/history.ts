import type { EventMetadata, EventType, StreamKind } from '@koz/events';
import type { ControllerId, EventId, Instant, OpenedTiers } from '@koz/privacy-types';

/** An event of the log, as far as whoever reads it today can read it. */
export interface HistoryEvent {
  readonly position: number;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  readonly revision: number;
  readonly id: EventId;
  readonly type: EventType;
  /** Of its payload, as stored. */
  readonly version: number;
  readonly controller: ControllerId;
  readonly metadata: EventMetadata;
  /** The clear part of its payload. */
  readonly clear: Readonly<Record<string, unknown>>;
  /** Its sealed tiers as they open today; a tier that it does not carry is absent. */
  readonly opened: OpenedTiers;
}

/** All that a plan's replay is made of: its own stream, those of its applications, and its controller's. */
export interface PlanHistory {
  readonly carePlan: readonly HistoryEvent[];
  readonly applications: readonly (readonly HistoryEvent[])[];
  readonly controller: readonly HistoryEvent[];
}

/**
 * Up to where a history is told: what happened by an instant, at which rules that depend on the time are applied; or
 * what stands in the log up to and including a position, at the time of that event. Events may bear the same time; a
 * position tells them apart.
 */
export type Cut = { readonly asOf: Instant } | { readonly position: number };

/** A stream up to a cut: an event after it may as well not be there. */
export const upTo = (events: readonly HistoryEvent[], cut: Cut): HistoryEvent[] =>
  events.filter((event) => ('asOf' in cut ? event.metadata.at <= cut.asOf : event.position <= cut.position));

/** A plan's streams up to a cut; an application that did not exist yet is left out. */
export const historyUpTo = (history: PlanHistory, cut: Cut): PlanHistory => ({
  carePlan: upTo(history.carePlan, cut),
  applications: history.applications.map((events) => upTo(events, cut)).filter((events) => events.length > 0),
  controller: upTo(history.controller, cut),
});

/** The moment that a cut stands for, with what is left by it; undefined where nothing is. */
export function momentOfCut(left: readonly HistoryEvent[], cut: Cut): Instant | undefined {
  if ('asOf' in cut) return cut.asOf;
  const newest = left.reduce<HistoryEvent | undefined>(
    (last, event) => (last === undefined || event.position > last.position ? event : last),
    undefined,
  );
  return newest?.metadata.at;
}
