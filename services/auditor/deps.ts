import { ledgerOrigin, logOrigin, type SigningKey } from '@koz/audit';
import type { EventStore } from '@koz/event-store';
import type { Clock, Logger, Readiness } from '@koz/platform';
import type { Runtime } from '@koz/runtime';
import type { Pool } from 'pg';

/** What keeping the trees needs. */
export interface AuditorDeps {
  /** Reads the whole log. */
  readonly store: Pick<EventStore, 'readAll' | 'subscribe' | 'lastPosition'>;
  /** Of role `koz_auditor`; a connection is kept for each tree. */
  readonly pool: Pool;
  readonly signingKey: SigningKey;
  /** Which log the checkpoints are of, `logOrigin(…)`. */
  readonly origin: string;
  /** Which ledger, `ledgerOrigin(…)`. */
  readonly ledgerOrigin: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Gets the checks `log tree` and `ledger tree`: not stopped at what is not what was signed. */
  readonly readiness?: Readiness;
  readonly pacing?: Partial<Pacing>;
}

export interface Pacing {
  /** Most leaves in a transaction, and under a checkpoint. */
  readonly pageSize: number;
  /** How long to wait before asking again: for a lease that another holds, or a database that is away. */
  readonly retryInMs: number;
  /** How long after the ledger was found to have nothing new it is looked at again. */
  readonly lookInMs: number;
}

export const defaultPacing: Pacing = { pageSize: 1000, retryInMs: 1000, lookInMs: 1000 };

export const auditorDepsOf = (runtime: Runtime): AuditorDeps => ({
  store: runtime.eventStore('koz_auditor'),
  pool: runtime.database.pool('koz_auditor'),
  signingKey: runtime.shredding.signingKey,
  origin: logOrigin(runtime.shredding.fence.directory.id),
  ledgerOrigin: ledgerOrigin(runtime.shredding.fence.directory.id),
  clock: runtime.clock,
  logger: runtime.logger,
  readiness: runtime.readiness,
});
