import type { ControllerEvent, DisclosurePolicy, EventMetadata } from '@koz/events';
import type { Instant } from '@koz/privacy-types';

/** An event of a controller's stream, with our own time. */
export type RecordedControllerEvent = ControllerEvent & { readonly metadata: Pick<EventMetadata, 'at'> };

/** The method in force at a moment; undefined before the first was adopted, and then everything is withheld. */
export function policyInForce(
  events: readonly RecordedControllerEvent[],
  at: Instant,
): DisclosurePolicy | undefined {
  return adoptedUntil(events, at).at(-1)?.data.policy;
}

/**
 * The methods that a plan filed at a moment is under now, oldest first: the one in force then, and every one
 * adopted since, which {@link evaluate} applies only where it shows less.
 */
export function policiesSince(
  events: readonly RecordedControllerEvent[],
  filedAt: Instant,
  now: Instant,
): DisclosurePolicy[] {
  return adoptionsSince(events, filedAt, now).map(({ data }) => data.policy);
}

/** A method as a controller adopted it: the document, what it rests on, and when. */
export type MethodAdoption = Extract<RecordedControllerEvent, { type: 'DisclosureMethodAdopted' }>;

/** {@link policiesSince}, each with what it rests on. */
export function adoptionsSince(
  events: readonly RecordedControllerEvent[],
  filedAt: Instant,
  now: Instant,
): MethodAdoption[] {
  const before = adoptedUntil(events, filedAt);
  return adoptedUntil(events, now).slice(Math.max(before.length - 1, 0));
}

/** In stream order: instants of one form compare as text, and a stream's times never run backwards. */
function adoptedUntil(events: readonly RecordedControllerEvent[], at: Instant): MethodAdoption[] {
  return events.filter(
    (event): event is MethodAdoption => event.type === 'DisclosureMethodAdopted' && event.metadata.at <= at,
  );
}
