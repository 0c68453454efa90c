import { logOrigin } from '@koz/audit';
import type { Runtime } from '@koz/runtime';
import type { QueryApiDeps } from './deps.js';

/** What the query side takes from the process that it is in. */
export const queryApiDepsOf = (runtime: Runtime): QueryApiDeps => ({
  clock: runtime.clock,
  pool: runtime.database.pool('koz_query'),
  events: runtime.eventStore('koz_query'),
  history: runtime.eventStore('koz_history'),
  origin: logOrigin(runtime.shredding.fence.directory.id),
  vault: runtime.vault,
  locations: runtime.locations('koz_query'),
  certificateKeys: [runtime.shredding.signingKey.publicKey],
});
