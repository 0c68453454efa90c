import type { Jobs } from '@koz/jobs';
import { ConfigurationError } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { collectingLogger, eventually, type CollectingLogger } from '@koz/testing';
import { createJobs } from './bullmq-jobs.js';
import { redisServer } from './redis-server.js';
import { quickTimes } from './testing/open-server.js';
import { redisIsHere, RedisProcess } from './testing/redis-process.js';

const antwerpen = controllerId('antwerpen');

if (redisIsHere()) describe('The queue and the Redis of KOZ_REDIS_URL', withRedisOfOurOwn);
else it.skip('The queue and the Redis of KOZ_REDIS_URL: no redis-server is here', () => undefined);

function withRedisOfOurOwn(): void {
  let redis: RedisProcess;
  let logger: CollectingLogger;
  const opened: Jobs[] = [];

  beforeEach(() => {
    logger = collectingLogger();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
    await redis.kill();
  });

  const open = async (url = redis.url): Promise<Jobs> => {
    const times = { ...quickTimes, answerWithinMs: 1_000 };
    const jobs = await createJobs({ server: await redisServer({ url, logger }), logger, times });
    opened.push(jobs);
    return jobs;
  };

  it('refuses one that may drop jobs, and names the setting and what to do', async () => {
    redis = await RedisProcess.start('allkeys-lru');
    const opening = open();
    await expect(opening).rejects.toThrow(ConfigurationError);
    await expect(opening).rejects.toThrow(
      'KOZ_REDIS_URL wijst naar een Redis met maxmemory-policy "allkeys-lru", die opdrachten kan weggooien: zet maxmemory-policy op noeviction',
    );
  });

  it('refuses one that does not answer or does not let us in, without its address', async () => {
    redis = await RedisProcess.start();
    const withPassword = redis.url.replace('//', '//koz:geheim@');
    await expect(open(withPassword)).rejects.toThrow(/KOZ_REDIS_URL wijst naar een Redis die niet antwoordt/);
    await redis.kill();
    const opening = open();
    await expect(opening).rejects.toMatchObject({
      problems: [{ setting: 'KOZ_REDIS_URL', rule: 'reachable' }],
    });
    await expect(opening).rejects.not.toThrow(String(redis.port));
    expect(logger.text()).not.toMatch(/geheim/);
  });

  it('is not ready on one whose policy was changed afterwards, and ready when it is set right', async () => {
    redis = await RedisProcess.start();
    const jobs = await open();
    expect(await jobs.check()).toBe(true);
    await redis.setPolicy('volatile-ttl');
    expect(await jobs.check()).toBe('Redis may drop jobs: maxmemory-policy is not noeviction');
    await expect(jobs.reconcile([antwerpen])).rejects.toThrow(ConfigurationError);
    await redis.setPolicy('noeviction');
    expect(await jobs.check()).toBe(true);
  });

  it('goes on after an outage in which it lost everything', async () => {
    redis = await RedisProcess.start();
    const jobs = await open();
    const ran: string[] = [];
    const handler = async ({ threshold }: { threshold: string }): Promise<void> => void ran.push(threshold);
    jobs.work({ generalise: handler, anonymise: handler });
    await jobs.reconcile([antwerpen]);
    await eventually(() => ran.length === 2);

    await redis.kill();
    expect(await jobs.check()).toBe('the queue does not answer');
    await expect(jobs.wake(antwerpen)).rejects.toMatchObject({ name: 'JobsUnavailableError' });
    await redis.start();
    await eventually(async () => (await jobs.check()) === true);
    expect(await eventually(() => jobs.reconcile([antwerpen]))).toEqual({ made: [antwerpen], removed: 0 });
    await eventually(() => ran.length >= 4);
  });

  it('can be closed while it is away', async () => {
    redis = await RedisProcess.start();
    const jobs = await open();
    jobs.work({ generalise: async () => undefined, anonymise: async () => undefined });
    await redis.kill();
    await eventually(async () => (await jobs.check()) !== true);
    await expect(jobs.close()).resolves.toBeUndefined();
  });
}
