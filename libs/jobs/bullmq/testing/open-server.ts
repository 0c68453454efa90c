import { silentLogger } from '@koz/platform';
import { postgresServer } from '../postgres-server.js';
import type { QueueServer } from '../queue-server.js';
import { redisServer } from '../redis-server.js';
import type { JobsTimes } from '../times.js';

/** For tests: which server a queue stands on, as it can be told to another process. */
export type ServerAddress =
  { readonly url: string; readonly adminUrl: string } | { readonly url: string; readonly prefix: string };

export const openServer = async (address: ServerAddress): Promise<QueueServer> =>
  'adminUrl' in address
    ? postgresServer({ ...address, logger: silentLogger })
    : redisServer({ ...address, logger: silentLogger });

/** For tests: quick to look again, and to take a worker for dead. */
export const quickTimes: Partial<JobsTimes> = {
  lockMs: 1_000,
  lookForStalledMs: 200,
  retryFirstMs: 20,
  attempts: 3,
  readAgainMs: 50,
};
