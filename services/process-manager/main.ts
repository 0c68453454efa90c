import { runProcess } from '@koz/runtime';
import { startRegieSnapshots } from './regie-snapshots/start-regie-snapshots.js';
import { processManagerDepsOf, snapshotDepsOf, termDepsOf } from './runtime-deps.js';
import { startProcessManager } from './start-process-manager.js';
import { startTerms } from './terms/start-terms.js';

/** Runs the process manager alone, with the terms and the figures of the regie; another may stand by. */
await runProcess('process-manager', async (runtime) => {
  const running = startProcessManager(processManagerDepsOf(runtime));
  const snapshots = startRegieSnapshots(snapshotDepsOf(runtime));
  const terms = startTerms(termDepsOf(runtime));
  return async () => {
    await Promise.all([running.stop(), snapshots.stop(), terms.stop()]);
  };
});
