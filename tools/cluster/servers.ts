import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RedisProcess } from '@koz/jobs-bullmq/testing';
import { silentLogger, startEmbeddedPostgres, type EmbeddedPostgres } from '@koz/platform';
import { KafkaProcess } from '@koz/testing/kafka';
import type { Started } from './left-over.js';

/** The engines that the services stand on, each a process of its own. */
export interface Servers {
  readonly kafka: KafkaProcess;
  readonly redis: RedisProcess;
  /** Started again on its port, within moments, by whoever of the processes that use it notices first. */
  readonly postgres: EmbeddedPostgres;
  stop(): Promise<void>;
}

/** @param directory of the whole; the database lies in its `data` */
export async function startServers(directory: string, started: Started): Promise<Servers> {
  const redisDirectory = join(directory, 'redis');
  await mkdir(redisDirectory, { recursive: true });
  const opening = [
    KafkaProcess.start({ directory: join(directory, 'kafka') }),
    RedisProcess.start('noeviction', { directory: redisDirectory }),
    startEmbeddedPostgres({ dataDir: join(directory, 'data', 'postgres'), logger: silentLogger }),
  ] as const;
  const outcomes = await Promise.allSettled(opening);
  const [kafka, redis, postgres] = outcomes.map((each) =>
    each.status === 'fulfilled' ? each.value : undefined,
  ) as [KafkaProcess | undefined, RedisProcess | undefined, EmbeddedPostgres | undefined];
  const stop = async (): Promise<void> => {
    await Promise.all([kafka?.stop(), redis?.stop(), postgres?.stop()]);
  };
  const failed = outcomes.find((each) => each.status === 'rejected');
  if (!kafka || !redis || !postgres) {
    await stop();
    throw failed?.reason ?? new Error('Kafka is not on this machine');
  }
  for (const { pid } of [kafka, redis]) await started.add(pid);
  return { kafka, redis, postgres, stop };
}
