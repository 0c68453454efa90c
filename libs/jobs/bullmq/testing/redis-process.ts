import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Redis } from 'ioredis';
import { end, endOrderly, eventually, freePort } from '@koz/testing';

const binary = 'redis-server';

/** For tests: whether Redis is on this machine. */
export const redisIsHere = (): boolean => spawnSync(binary, ['--version']).error === undefined;

export interface RedisPlace {
  /** Where it keeps what it holds, and finds it again; absent: it keeps nothing on disk. */
  readonly directory?: string;
}

const stopWithinMs = 10_000;

/** A Redis of our own on a free port of the loopback. */
export class RedisProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly directory: string | undefined,
  ) {}

  static async start(policy = 'noeviction', { directory }: RedisPlace = {}): Promise<RedisProcess> {
    const server = new RedisProcess(await freePort(), directory);
    await server.start(policy);
    return server;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(policy = 'noeviction'): Promise<void> {
    const settings = {
      port: this.port,
      bind: '127.0.0.1',
      save: '',
      ...(this.directory === undefined ? { appendonly: 'no' } : { appendonly: 'yes', dir: this.directory }),
      'maxmemory-policy': policy,
    };
    const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn(binary, given, { stdio: 'ignore', detached: true });
    await eventually(() => this.ask((client) => client.ping()));
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.child) await end(this.child, 'SIGKILL');
  }

  /** An orderly end; after a while any. */
  async stop(): Promise<void> {
    if (this.child) await endOrderly(this.child, stopWithinMs);
  }

  /** Throws away everything that it holds. */
  flush(): Promise<unknown> {
    return this.ask((client) => client.flushall());
  }

  setPolicy(policy: string): Promise<unknown> {
    return this.ask((client) => client.config('SET', 'maxmemory-policy', policy));
  }

  private ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    return withRedis(this.url, question);
  }
}

/** For tests: a connection for one question. */
export async function withRedis<T>(url: string, question: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    disconnectTimeout: 200,
  });
  client.on('error', () => undefined);
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
}
