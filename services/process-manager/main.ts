import { runProcess } from '@koz/runtime';
import { startProcessManager } from './start-process-manager.js';

/** Runs the process manager alone; another may stand by. */
await runProcess('process-manager', async (runtime) => {
  const running = await startProcessManager({
    ...runtime.commandDeps('koz_process_manager'),
    pool: runtime.database.pool('koz_process_manager'),
    locations: runtime.locations('koz_query'),
    logger: runtime.logger,
    readiness: runtime.readiness,
  });
  return () => running.stop();
});
