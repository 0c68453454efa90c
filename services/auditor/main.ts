import { runProcess } from '@koz/runtime';
import { auditorDepsOf } from './deps.js';
import { startAuditor } from './start-auditor.js';

/** Keeps the tree of the log alone; another may stand by. */
await runProcess('auditor', async (runtime) => {
  const auditor = startAuditor(auditorDepsOf(runtime));
  return () => auditor.stop();
});
