import type { Runtime } from '@koz/runtime';
import type { ProcessManagerDeps } from './deps.js';
import type { RegieSnapshotDeps } from './regie-snapshots/deps.js';
import type { TermDeps } from './terms/deps.js';

/** What following the log takes from the process that it is in. */
export const processManagerDepsOf = (runtime: Runtime): ProcessManagerDeps => ({
  ...runtime.commandDeps('koz_process_manager'),
  pool: runtime.database.pool('koz_process_manager'),
  locations: runtime.locations('koz_query'),
  logger: runtime.logger,
  readiness: runtime.readiness,
});

/** What confirming places by their term takes from it. */
export const termDepsOf = (runtime: Runtime): TermDeps => ({
  ...runtime.commandDeps('koz_process_manager'),
  queryPool: runtime.database.pool('koz_query'),
  locations: runtime.locations('koz_query'),
  logger: runtime.logger,
});

/** What making the regie's figures takes from it. */
export const snapshotDepsOf = (runtime: Runtime): RegieSnapshotDeps => ({
  pool: runtime.database.pool('koz_process_manager'),
  queryPool: runtime.database.pool('koz_query'),
  store: runtime.eventStore('koz_query'),
  vault: runtime.vault,
  locations: runtime.locations('koz_query'),
  clock: runtime.clock,
  logger: runtime.logger,
});
