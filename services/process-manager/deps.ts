import type { Pool } from 'pg';
import type { CommandDeps } from '@koz/command-handling';
import type { Locations } from '@koz/locations';
import type { Logger, Readiness } from '@koz/platform';

/** What the process manager is given by the process that runs it. */
export interface ProcessManagerDeps extends CommandDeps {
  readonly locations: Pick<Locations, 'byIds'>;
  /** Of role `koz_process_manager`; one connection of it is kept for the lease. */
  readonly pool: Pool;
  readonly logger: Logger;
  /** Gets a check: not stopped by a fault. */
  readonly readiness?: Readiness;
  readonly pacing?: Partial<Pacing>;
}

export interface Pacing {
  /** Most events that are dealt with before the checkpoint is written. */
  readonly pageSize: number;
  /** How long the handler of a command is left to finish it, in milliseconds, before this process does. */
  readonly patienceMs: number;
  /** How long to wait before asking again: for a lease that another holds, a database that is away, after a fault. */
  readonly retryInMs: number;
  /** How many plans are brought in line at a time. */
  readonly atOnce: number;
}

export const defaultPacing: Pacing = { pageSize: 1000, patienceMs: 500, retryInMs: 1000, atOnce: 32 };
