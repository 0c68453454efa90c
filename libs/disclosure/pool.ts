import type { DisclosedField, DisclosurePolicy, HeadSummary, PlaceView, TimePhase } from '@koz/events';
import { evaluate, type Mask, type MaskedField } from './evaluate.js';

/**
 * What a viewer without an application never sees, whatever the method: address, contact, names and national number
 * (DOMAIN: "Emergency list and search pool").
 */
export const closedInPool: readonly DisclosedField[] = [
  'parent.firstName',
  'parent.lastName',
  'address',
  'parent.email',
  'parent.phone',
  'parent.nationalNumber',
];

/** What is known of a plan in the pool at the moment of answering. What is not known is undefined, and hides. */
export interface PoolSituation {
  readonly time: TimePhase | undefined;
  readonly place: PoolPlace | undefined;
}

/** To who has no application, a place is never here. */
export type PoolPlace = Extract<PlaceView, 'none' | 'elsewhere'>;

/**
 * What a location sees of a plan to which it has no application: of the emergency list, or of a plan shared with all
 * locations. As a new application, less {@link closedInPool}, whose rule is `pool`. No field has an `until`: without
 * an application there is no later stage to wait for. Policies as for {@link evaluate}. Pure.
 */
export function evaluatePool(
  policies: DisclosurePolicy | readonly DisclosurePolicy[],
  { time, place }: PoolSituation,
): Mask {
  const asCreated = evaluate(policies, { status: 'created', time, place });
  return Object.fromEntries(
    Object.entries(asCreated).map(([field, masked]) => [field, inPool(field as DisclosedField, masked)]),
  ) as Record<DisclosedField, MaskedField>;
}

function inPool(field: DisclosedField, { cell, rule }: MaskedField): MaskedField {
  // What is hidden anyway keeps its own reason: it holds for the fields beside it too.
  return cell !== 'H' && closedInPool.includes(field) ? { cell: 'H', rule: 'pool' } : { cell, rule };
}

/** The place as the pool sees it, from the care plan's head; undefined, which hides all, for a head without one. */
export function poolPlaceOf(head: Pick<HeadSummary, 'place'> | undefined): PoolPlace | undefined {
  if (head?.place === undefined) return undefined;
  return head.place === 'none' ? 'none' : 'elsewhere';
}
