import type { Role } from '@koz/platform';
import { physicalName } from '@koz/projection';
import { generation } from './whole-database.js';

/** Tables whose rows name a controller and which no policy bounds, with what they rest on instead. */
export const withoutPolicies: Readonly<Record<string, string>> = {
  'reference.location': 'Public: anybody may ask which locations there are and whose territory they lie in.',
  'identity.session': 'Found by its secret before anybody knows whose it is; one role alone comes there.',
};

/** Where a role reads every tenant's rows: the named exceptions to the tenant predicate. */
export const readsAll: Readonly<Record<string, readonly Role[]>> = {
  // Read models and what follows from events are of all; the tree and its seals too.
  'es.event': ['koz_projector', 'koz_process_manager', 'koz_auditor', 'koz_relay'],
  'seal.event': ['koz_projector', 'koz_process_manager', 'koz_sealer', 'koz_auditor', 'koz_relay'],
  'seal.head': ['koz_sealer'],
  'ledger.disclosure': ['koz_auditor'],
  'ledger.consultation': ['koz_auditor'],
  'ledger.alert': ['koz_auditor'],
  'regie.snapshot': ['koz_process_manager'],
  // Numbers and hashes: the gate at the start looks at the fence of every controller.
  'vault.fence_head': ['koz_vault'],
};

/** Where a tenant that has locations reads rows of others: what families or the regie opened to every location. */
export const opened: readonly string[] = [physicalName('care-plan-pool', 'plan', generation)];

/** Where a role writes rows of every tenant. */
export const writesAll: Readonly<Record<string, readonly Role[]>> = {
  'seal.event': ['koz_sealer'],
  'seal.head': ['koz_sealer'],
  'ledger.alert': ['koz_auditor'],
  'regie.snapshot': ['koz_process_manager'],
};

/**
 * Where any tenant reads rows of all: that a policy of a controller took effect, with its name and position, which organisers
 * across its border must know to show their own inbox anew.
 */
export const toldToAll: readonly string[] = [physicalName('organiser-applications', 'renewal', generation)];

/** Where a role that may read a table is shown none of its tenant's own rows, and why. */
export const notItsOwn: Readonly<Record<string, readonly Role[]>> = {
  // What a read model keeps between pages, its maker alone reads.
  ...Object.fromEntries(
    ['care-plans', 'organiser-applications', 'regie-facts'].map((projection) => [
      physicalName(projection, 'terms', generation),
      ['koz_query'],
    ]),
  ),
  // Of heads the history is shown which streams of others are shared with it, and nothing else.
  'es.head': ['koz_history'],
  'seal.head': ['koz_history'],
};
