import { createRedisBackend, type BackendFactory, type IQueueBackend } from 'bullmq';
import { ConfigurationError, type Logger } from '@koz/platform';
import type { QueueServer } from './queue-server.js';
import { within } from './within.js';

export interface RedisServerOptions {
  /** `redis://` or `rediss://`, with user, password and number of the database where needed. */
  readonly url: string;
  readonly logger: Logger;
  /** What the names of our keys begin with; `koz` when absent. */
  readonly prefix?: string;
  /** How long the server may take to answer; 5 seconds when absent. */
  readonly answerWithinMs?: number;
}

/** The only policy under which Redis refuses what it has no room for, instead of dropping what it was given. */
const wantedPolicy = 'noeviction';
const longestPauseMs = 2_000;
/** The client waits so long for a socket to close, also for one that is closed. */
const disconnectTimeout = 200;

/** The queue on Redis. A connection that is lost is made again for as long as it takes, until it is closed. */
export async function redisServer(options: RedisServerOptions): Promise<QueueServer> {
  // Loaded by those who have a Redis only; BullMQ does the same.
  const { Redis } = await import('ioredis');
  const { url, logger, prefix = 'koz', answerWithinMs = 5_000 } = options;
  let givenUp = false;
  const retryStrategy = (attempt: number): number | null =>
    givenUp ? null : Math.min(50 * 2 ** Math.min(attempt, 10), longestPauseMs);
  const probe = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy,
    disconnectTimeout,
  });
  probe.on('error', (error) => logger.debug({ error }, 'The connection to Redis failed'));
  const policy = async (): Promise<string> => policyIn(await within(probe.info('memory'), answerWithinMs));
  return {
    // BullMQ asks for null: a command waits for the connection to be back instead of failing after so many attempts.
    connection: {
      ...{ url, maxRetriesPerRequest: null, retryStrategy },
      ...{ connectTimeout: answerWithinMs, disconnectTimeout },
    },
    factory: createRedisBackend as BackendFactory<IQueueBackend, unknown>,
    prefix,
    async prepare() {
      const found = await policy().catch((cause: unknown) => {
        throw refusal('reachable', 'wijst naar een Redis die niet antwoordt of ons niet toelaat', cause);
      });
      if (found !== wantedPolicy)
        throw refusal(
          'noeviction',
          `wijst naar een Redis met maxmemory-policy "${found}", die opdrachten kan weggooien: zet maxmemory-policy op ${wantedPolicy}`,
        );
    },
    async check() {
      return (await policy()) === wantedPolicy || 'Redis may drop jobs: maxmemory-policy is not noeviction';
    },
    giveUp() {
      givenUp = true;
    },
    close: async () => probe.disconnect(),
  };
}

/** INFO and not CONFIG, which managed servers do not allow. */
const policyIn = (info: string): string => /^maxmemory_policy:([\w-]+)/m.exec(info)?.[1] ?? 'onbekend';

function refusal(rule: string, message: string, cause?: unknown): ConfigurationError {
  const error = new ConfigurationError([{ setting: 'KOZ_REDIS_URL', rule, message }]);
  if (cause !== undefined) error.cause = cause;
  return error;
}
