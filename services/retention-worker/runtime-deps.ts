import type { Runtime } from '@koz/runtime';
import type { RetentionDeps } from './run/deps.js';

/** What a run of retention takes from the process that it is in. */
export const retentionDepsOf = (runtime: Runtime): RetentionDeps => ({
  ...runtime.shredding,
  locations: runtime.locations('koz_query'),
  logger: runtime.logger,
  queryPool: runtime.database.pool('koz_query'),
  mode: runtime.settings.mode,
});
