import type { Jobs } from '@koz/jobs';
import type { Logger, Settings } from '@koz/platform';
import type { Database } from './database.js';

/**
 * The queue of jobs: on PostgreSQL, or on the Redis that the settings name. BullMQ and its clients are loaded by those
 * who use them only.
 */
export async function openJobs(settings: Settings, database: Database, logger: Logger): Promise<Jobs> {
  const { createJobs, postgresServer, redisServer } = await import('@koz/jobs-bullmq');
  const redisUrl = settings.redisUrl?.reveal();
  const { url, adminUrl } = database;
  const server =
    redisUrl === undefined
      ? postgresServer({ url, adminUrl, logger })
      : await redisServer({ url: redisUrl, logger });
  return createJobs({ server, logger });
}
