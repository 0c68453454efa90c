import { latestNoteReader } from '@koz/audit';
import { logInLinks, type Runtime } from '@koz/runtime';
import type { CommandApiDeps } from './deps.js';
import { planOfHoldIn } from './legal-holds/plan-of-hold.js';

/** What the command side takes from the process that it is in. */
export function commandApiDepsOf(runtime: Runtime): CommandApiDeps {
  const { database, logger, lookups } = runtime;
  const locations = runtime.locations('koz_query');
  const pool = database.pool('koz_command');
  const queryPool = database.pool('koz_query');
  return {
    ...runtime.commandDeps('koz_command'),
    pool,
    locations,
    logIns: logInLinks(lookups, locations),
    planOfHold: planOfHoldIn(queryPool),
    latestNote: latestNoteReader(pool, logger),
    wakeRetention: (controllers, cause) => runtime.wakeRetention(controllers, cause),
    runs: { pool, schedulePool: queryPool },
  };
}
