import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Redis } from 'ioredis';
import { end, eventually, freePort } from '@koz/testing';

const binary = 'redis-server';

/** For tests: whether Redis is on this machine. */
export const redisIsHere = (): boolean => spawnSync(binary, ['--version']).error === undefined;

/** For tests: a Redis of our own on a free port of the loopback, which keeps nothing on disk. */
export class RedisProcess {
  private child: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  static async start(policy = 'noeviction'): Promise<RedisProcess> {
    const server = new RedisProcess(await freePort());
    await server.start(policy);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(policy = 'noeviction'): Promise<void> {
    const settings = {
      port: this.port,
      bind: '127.0.0.1',
      save: '',
      appendonly: 'no',
      'maxmemory-policy': policy,
    };
    const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn(binary, given, { stdio: 'ignore' });
    await eventually(() => this.ask((client) => client.ping()));
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.child) await end(this.child, 'SIGKILL');
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
