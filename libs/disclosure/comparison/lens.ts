import type { DisclosurePolicy } from '@koz/events';
import type { Instant } from '@koz/privacy-types';
import { policyVersionOf } from '../policy-document.js';
import { policiesSince, type RecordedControllerEvent } from '../policy-in-force.js';

/** Which methods a history is looked at through: one that is supposed all along, or those that were in force. */
export interface Lens {
  /** Of a method its id, or `actual`. */
  readonly name: string;
  /** The versions of the methods, `method-1@1`, the oldest first. */
  readonly versions: readonly string[];
  /** The policies that an application is under at a moment; none, and all is hidden, before any was in force. */
  policiesAt(created: Instant, at: Instant): readonly DisclosurePolicy[];
  /** When the answer may change. */
  readonly changes: readonly Instant[];
}

/** As if this method had been in force all along, for every plan. */
export function whatIf(policy: DisclosurePolicy): Lens {
  const policies = [policy];
  return { name: policy.id, versions: [policyVersionOf(policy)], policiesAt: () => policies, changes: [] };
}

export const actualLens = 'actual';

/** As it was: by the methods that the controller adopted, each reaching older plans only where it shows less. */
export function asItWas(adopted: readonly RecordedControllerEvent[]): Lens {
  const adoptions = adopted.flatMap((event) => (event.type === 'DisclosureMethodAdopted' ? [event] : []));
  return {
    name: actualLens,
    versions: [...new Set(adoptions.map(({ data }) => policyVersionOf(data.policy)))],
    policiesAt: (created, at) => policiesSince(adopted, created, at),
    changes: adoptions.map(({ metadata }) => metadata.at),
  };
}
