import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { TestedServer } from './bullmq-harness.js';
import { withRedis } from './redis-process.js';

/** For tests: the queue on a Redis that others may use too, under names of its own. */
export function redisTested(url: string): TestedServer {
  const prefix = `test-${randomUUID()}`;
  const keys = (client: Redis): Promise<string[]> => client.keys(`${prefix}:*`);
  const lose = (): Promise<void> =>
    withRedis(url, async (client) => {
      const found = await keys(client);
      if (found.length > 0) await client.del(found);
    });
  return {
    address: { url, prefix },
    stored: () =>
      withRedis(url, async (client) => {
        const found = await keys(client);
        const values = await Promise.all(
          found.map(async (key) => [key, await valueOf(client, key)] as const),
        );
        const hashes = values.flatMap(([, value]) => (isHash(value) ? [value] : []));
        const data = hashes.flatMap(({ data: text }) =>
          text === undefined ? [] : [JSON.parse(text) as unknown],
        );
        return { text: JSON.stringify(values), data };
      }),
    breakConnections: () =>
      withRedis(url, async (client) => {
        await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      }),
    lose,
    dispose: lose,
  };
}

type Hash = Readonly<Record<string, string>>;

const isHash = (value: unknown): value is Hash =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function valueOf(client: Redis, key: string): Promise<unknown> {
  switch (await client.type(key)) {
    case 'hash':
      return client.hgetall(key);
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'zset':
      return client.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return client.xrange(key, '-', '+');
    default:
      return client.get(key);
  }
}
