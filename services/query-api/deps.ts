import type { Pool } from 'pg';
import type { PublicSigningKey } from '@koz/audit';
import type { EventStore } from '@koz/event-store';
import type { Locations } from '@koz/locations';
import type { Clock } from '@koz/platform';
import type { KeySource } from '@koz/privacy-keys';

/** What the query side is given by the process that runs it. None of it can append an event. */
export interface QueryApiDeps {
  readonly clock: Clock;
  /** Connections of role `koz_query`: read models, and the disclosure ledger. */
  readonly pool: Pool;
  /** Heads, and the streams of controllers for the policy in force. */
  readonly events: Pick<EventStore, 'heads' | 'readStream'>;
  /** The events of one controller at a time (role `koz_history`): what auditors and other systems are told of them, never a value. */
  readonly history: Pick<
    EventStore,
    'lastPosition' | 'readStream' | 'readStreams' | 'readStretch' | 'readSharedStretch'
  >;
  /** Which log it is, `logOrigin(…)`. */
  readonly origin: string;
  /** Opens what an answer shows; the only part that reads wrapped keys. */
  readonly vault: KeySource;
  readonly locations: Locations;
  /** By which certificates of destruction are verified: of the signing key, and of earlier ones. */
  readonly certificateKeys: readonly PublicSigningKey[];
  /** How long a query waits for the read model to reach `minPosition`, in milliseconds; 5 s when absent. */
  readonly waitAtMostMs?: number;
  /** How many open applications are put in an order that only opened fields tell; 2,000 when absent. */
  readonly sortAtMost?: number;
}

export const depsToken = Symbol('QueryApiDeps');
