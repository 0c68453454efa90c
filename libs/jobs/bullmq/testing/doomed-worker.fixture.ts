// A process of its own that takes one job, says so and never ends it, for specs that kill it.
import { silentLogger } from '@koz/platform';
import { createJobs } from '../bullmq-jobs.js';
import { openServer, quickTimes, type ServerAddress } from './open-server.js';

const address = JSON.parse(String(process.argv[2])) as ServerAddress;
const jobs = await createJobs({ server: await openServer(address), logger: silentLogger, times: quickTimes });
const hold = (): Promise<void> => {
  process.stdout.write('took\n');
  return new Promise(() => undefined);
};
jobs.work({ generalise: hold, anonymise: hold }, { concurrency: 1 });
process.stdout.write('waiting\n');
