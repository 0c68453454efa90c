import type { Redis } from 'ioredis';
import { ConfigurationError } from '@koz/platform';

/** What stands under one key of Redis, a part at a time; neither of the two for a type that this search does not know. */
export interface RedisValues {
  readonly key: Buffer;
  readonly type: string;
  /** The bytes of a string, from an offset on. */
  readonly from?: (offset: number) => AsyncIterable<Buffer>;
  /** Members, fields, values and entries, as bytes, a page at a time. */
  readonly pages?: AsyncIterable<Buffer[]>;
}

const keysAtATime = 500;
const itemsAtATime = 500;
const stringBytesAtATime = 1 << 20;

/**
 * Visits every key of the database that the address names, and every value of every type, by SCAN: never KEYS, and
 * never a whole large value at once, so that a server in use goes on answering.
 * @throws ConfigurationError when it does not answer
 */
export async function visitRedis(url: string, visit: (values: RedisValues) => Promise<void>): Promise<void> {
  // Loaded by those who have a Redis only.
  const client = new (await import('ioredis')).Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    disconnectTimeout: 200,
  });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((cause: unknown) => {
      const problem = {
        setting: 'KOZ_REDIS_URL',
        rule: 'reachable',
        message: 'wijst naar een Redis die niet antwoordt',
      };
      throw Object.assign(new ConfigurationError([problem]), { cause });
    });
    let cursor = '0';
    do {
      const [next, keys] = await client.scanBuffer(cursor, 'COUNT', keysAtATime);
      cursor = String(next);
      for (const key of keys) await visitKey(client, key, visit);
    } while (cursor !== '0');
  } finally {
    client.disconnect();
  }
}

async function visitKey(client: Redis, key: Buffer, visit: (values: RedisValues) => Promise<void>) {
  const type = await client.type(key);
  // It expired between two answers: nothing is left of it.
  if (type === 'none') return;
  if (type === 'string') return visit({ key, type, from: (offset) => stringFrom(client, key, offset) });
  const pages = pagesBy[type]?.(client, key);
  return visit({ key, type, ...(pages && { pages }) });
}

async function* stringFrom(client: Redis, key: Buffer, offset: number): AsyncGenerator<Buffer> {
  for (let from = offset; ; from += stringBytesAtATime) {
    const part = await client.getrangeBuffer(key, from, from + stringBytesAtATime - 1);
    yield part;
    if (part.length < stringBytesAtATime) return;
  }
}

const pagesBy: Readonly<Record<string, (client: Redis, key: Buffer) => AsyncIterable<Buffer[]>>> = {
  async *list(client, key) {
    for (let from = 0; ; from += itemsAtATime) {
      const page = await client.lrangeBuffer(key, from, from + itemsAtATime - 1);
      yield page;
      if (page.length < itemsAtATime) return;
    }
  },
  hash: (client, key) => scanned((cursor) => client.hscanBuffer(key, cursor, 'COUNT', itemsAtATime)),
  set: (client, key) => scanned((cursor) => client.sscanBuffer(key, cursor, 'COUNT', itemsAtATime)),
  zset: (client, key) => scanned((cursor) => client.zscanBuffer(key, cursor, 'COUNT', itemsAtATime)),
  async *stream(client, key) {
    const groups = (await client.callBuffer('XINFO', 'GROUPS', key)) as unknown[];
    yield buffersIn(groups);
    for (let from = '-'; ;) {
      const page = await client.xrangeBuffer(key, from, '+', 'COUNT', itemsAtATime);
      yield page.flatMap(([id, fields]) => [id, ...fields]);
      const last = page.at(-1)?.[0];
      if (page.length < itemsAtATime || last === undefined) return;
      from = `(${last.toString()}`;
    }
  },
};

async function* scanned(
  next: (cursor: string) => Promise<[cursor: Buffer, items: Buffer[]]>,
): AsyncGenerator<Buffer[]> {
  let cursor = '0';
  do {
    const [following, items] = await next(cursor);
    cursor = following.toString();
    yield items;
  } while (cursor !== '0');
}

const buffersIn = (answer: unknown): Buffer[] => {
  if (Buffer.isBuffer(answer)) return [answer];
  return Array.isArray(answer) ? answer.flatMap(buffersIn) : [];
};
