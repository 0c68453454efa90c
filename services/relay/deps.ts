import type { EventStore } from '@koz/event-store';
import type { Publisher } from '@koz/messaging';
import type { Logger, Readiness } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { Pool } from 'pg';

/** What telling other systems needs. */
export interface RelayDeps {
  /** Reads the whole log, and with whom its streams are shared. */
  readonly store: Pick<EventStore, 'subscribe' | 'readStreams' | 'heads' | 'lastPosition'>;
  /** Of role `koz_relay`. */
  readonly pool: Pool;
  readonly publisher: Publisher;
  /** The controllers that there are, asked anew for each page. */
  readonly controllers: () => Promise<readonly ControllerId[]>;
  /** Which log this is, `logOrigin(…)`. */
  readonly source: string;
  readonly logger: Logger;
  /** Gets the check `relay`. */
  readonly readiness?: Readiness;
  readonly pacing?: Partial<Pacing>;
}

export interface Pacing {
  /** Most events that are told in one go, and told again when that came to nothing. */
  readonly pageSize: number;
  /** How long to wait before asking again: for a lease that another holds, or a broker or database that is away. */
  readonly retryInMs: number;
}

export const defaultPacing: Pacing = { pageSize: 500, retryInMs: 1000 };
