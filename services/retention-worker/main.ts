import { runProcess } from '@koz/runtime';
import { retentionDepsOf } from './runtime-deps.js';
import { startRetentionWorker } from './start-retention-worker.js';

/** Runs the retention worker alone. */
await runProcess('retention-worker', async (runtime) => {
  const { readiness, jobs } = runtime;
  const worker = startRetentionWorker({ ...retentionDepsOf(runtime), readiness, jobs });
  return () => worker.stop();
});
