import { runProcess } from '@koz/runtime';
import { retentionBacklog } from './backlog.js';
import { retentionDepsOf } from './runtime-deps.js';
import { startRetentionWorker } from './start-retention-worker.js';

/** Runs the retention worker alone. */
await runProcess('retention-worker', async (runtime) => {
  const { readiness, jobs, metrics } = runtime;
  const deps = retentionDepsOf(runtime);
  metrics.add(retentionBacklog(deps));
  const worker = startRetentionWorker({ ...deps, readiness, jobs });
  return () => worker.stop();
});
