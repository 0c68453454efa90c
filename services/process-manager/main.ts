import { runProcess, type Runtime } from '@koz/runtime';
import type { RegieSnapshotDeps } from './regie-snapshots/deps.js';
import { startRegieSnapshots } from './regie-snapshots/start-regie-snapshots.js';
import { startProcessManager } from './start-process-manager.js';
import { startTerms } from './terms/start-terms.js';

/** Runs the process manager alone; another may stand by. */
await runProcess('process-manager', async (runtime) => {
  const running = await startProcessManager({
    ...runtime.commandDeps('koz_process_manager'),
    pool: runtime.database.pool('koz_process_manager'),
    locations: runtime.locations('koz_query'),
    logger: runtime.logger,
    readiness: runtime.readiness,
  });
  const snapshots = startRegieSnapshots(snapshotDepsOf(runtime));
  const terms = startTerms({
    ...runtime.commandDeps('koz_process_manager'),
    queryPool: runtime.database.pool('koz_query'),
    locations: runtime.locations('koz_query'),
    logger: runtime.logger,
  });
  return async () => {
    await Promise.all([running.stop(), snapshots.stop(), terms.stop()]);
  };
});

function snapshotDepsOf(runtime: Runtime): RegieSnapshotDeps {
  return {
    pool: runtime.database.pool('koz_process_manager'),
    queryPool: runtime.database.pool('koz_query'),
    store: runtime.eventStore('koz_query'),
    vault: runtime.vault,
    locations: runtime.locations('koz_query'),
    clock: runtime.clock,
    logger: runtime.logger,
  };
}
