import type { EventStore } from '@koz/event-store';
import type { Logger, Readiness } from '@koz/platform';
import type { EventSealer } from '@koz/privacy-keys';
import type { Projection } from '@koz/projection';
import type { Pool } from 'pg';

/** What running or rebuilding projections needs. */
export interface ProjectorDeps {
  /** Reads the whole log. */
  readonly store: Pick<EventStore, 'readAll' | 'subscribe' | 'lastPosition'>;
  /** Of role `koz_projector`. Each projection that runs keeps one connection of it, a rebuild one more. */
  readonly pool: Pool;
  readonly sealer: Pick<EventSealer, 'decode' | 'openEvents'>;
  readonly logger: Logger;
  /** Those of this program when absent. */
  readonly projections?: readonly Projection[];
  readonly pacing?: Partial<Pacing>;
}

/** What a projector that keeps running needs beside that. */
export interface RunningProjectorDeps extends ProjectorDeps {
  /** Gets a check per projection: caught up with the log as it was at the start, and not stopped by a fault. */
  readonly readiness?: Readiness;
}

export interface Pacing {
  /** Most events in a transaction. */
  readonly pageSize: number;
  /** How long to wait before asking again: for a lease that another holds, a database that is away, a rebuild. */
  readonly retryInMs: number;
}

export const defaultPacing: Pacing = { pageSize: 1000, retryInMs: 1000 };

export const pacingOf = (deps: ProjectorDeps): Pacing => ({ ...defaultPacing, ...deps.pacing });
