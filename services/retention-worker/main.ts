import { runProcess, type Runtime } from '@koz/runtime';
import { startRetentionWorker, type RetentionWorkerDeps } from './start-retention-worker.js';

/** Runs the retention worker alone. */
await runProcess('retention-worker', async (runtime) => {
  const worker = startRetentionWorker(depsOf(runtime));
  return () => worker.stop();
});

function depsOf({ database, clock, logger, eventStore, locations }: Runtime): RetentionWorkerDeps {
  return {
    store: eventStore('koz_query'),
    locations: locations('koz_query'),
    clock,
    logger,
    vaultPool: database.pool('koz_vault'),
    queryPool: database.pool('koz_query'),
  };
}
