export { createJobs, type JobsOptions } from './bullmq-jobs.js';
export { postgresServer, type PostgresServerOptions } from './postgres-server.js';
export type { QueueServer } from './queue-server.js';
export { redisServer, type RedisServerOptions } from './redis-server.js';
export { defaultTimes, type JobsTimes } from './times.js';
