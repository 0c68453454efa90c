import { jobsContract } from '@koz/jobs-contract';
import { bullMqHarness } from './testing/bullmq-harness.js';
import { DoomedWorkers } from './testing/doomed-worker.js';
import { redisIsHere, RedisProcess } from './testing/redis-process.js';
import { redisTested } from './testing/redis-tested.js';

const given = process.env['KOZ_TEST_REDIS_URL'];
if (given) onRedis('the Redis of KOZ_TEST_REDIS_URL', async () => given);
else if (redisIsHere()) {
  let server: RedisProcess;
  beforeAll(async () => {
    server = await RedisProcess.start();
  });
  afterAll(() => server.kill());
  onRedis('Redis', async () => server.url);
} else {
  it.skip('The queue on Redis: no redis-server is here and KOZ_TEST_REDIS_URL names none', () => undefined);
}

function onRedis(name: string, url: () => Promise<string>): void {
  let doomed: DoomedWorkers;
  beforeAll(() => {
    doomed = new DoomedWorkers();
  });
  afterAll(() => doomed.remove());
  jobsContract(name, async () => bullMqHarness(redisTested(await url()), doomed));
}
