import { jobsContract } from '@koz/jobs-contract';
import { bullMqHarness } from './testing/bullmq-harness.js';
import { DoomedWorkers } from './testing/doomed-worker.js';
import { postgresTested } from './testing/postgres-tested.js';

let doomed: DoomedWorkers;
beforeAll(() => {
  doomed = new DoomedWorkers();
});
afterAll(() => doomed.remove());

jobsContract('PostgreSQL', async () => bullMqHarness(await postgresTested(), doomed));
