import type { Runtime } from '@koz/runtime';
import type { RunningProjectorDeps } from './projector-deps.js';
import { projectorConnections } from './projections.js';

/**
 * What the projector takes from the process that it is in. To be asked for before anything else of this role: the event
 * store shares its pool.
 */
export function projectorDepsOf(runtime: Runtime): RunningProjectorDeps {
  const pool = runtime.database.pool('koz_projector', { max: projectorConnections });
  return {
    store: runtime.eventStore('koz_projector'),
    pool,
    sealer: runtime.sealer,
    logger: runtime.logger,
    readiness: runtime.readiness,
  };
}
