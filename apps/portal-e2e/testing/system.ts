import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, type Who } from './client.js';

const workspace = resolve(import.meta.dirname, '../../..');
const startWithinMs = 120_000;

export interface SystemOptions {
  /** What the clock shows at first; the sample's children are too young for it. */
  readonly clock?: string;
  readonly sample?: 'region' | 'none';
  /** Further settings, by the address that the system will have. */
  readonly settings?: (url: string) => Promise<Readonly<Record<string, string>>>;
}

/** The whole system as `npm start` runs it, in a directory and on a port of its own, with the built portal. */
export class System {
  private server: ChildProcess | undefined;
  private readonly output: string[] = [];
  private settings: Readonly<Record<string, string>> = {};

  private constructor(
    private readonly directory: string,
    private readonly port: number,
    private readonly options: SystemOptions,
  ) {}

  static async start(options: SystemOptions = {}): Promise<System> {
    const directory = await mkdtemp(join(tmpdir(), 'koz-portal-e2e-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(directory, 0o755);
    const system = new System(directory, await freePort(), options);
    system.settings = (await options.settings?.(system.url)) ?? {};
    await system.resume();
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the server again where it was paused, and waits until it is ready: after an import, until all of it is read. */
  async resume(withinMs = startWithinMs): Promise<void> {
    const child = spawn(process.execPath, [join(workspace, 'tools/build/start.mjs'), 'standalone'], {
      cwd: workspace,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => this.output.push(text));
    this.server = child;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the server ended:\n${this.output.join('')}`);
      return (await fetch(`${this.url}/health/ready`)).status === 200;
    }, withinMs).catch((cause: unknown) => {
      throw new Error(`the server was not ready; it said:\n${this.output.slice(-40).join('')}`, { cause });
    });
  }

  /** Ends the server as an operator would, or kills it; its data stay. */
  async pause(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  /**
   * Runs a `koz` command on the system's data, while its server is paused.
   *
   * @returns what it printed
   * @throws with that, when it ends badly
   */
  async koz(...args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [join(workspace, 'tools/build/start.mjs'), 'koz', ...args], {
      ...{ cwd: workspace, env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    });
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`koz ${args.join(' ')} ended with ${code}:\n${printed.join('')}`);
    return printed.join('');
  }

  async stop(): Promise<void> {
    await this.pause();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** What the programs of this system are told: nothing of what runs the test. */
  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(this.port),
      KOZ_DATA_DIR: join(this.directory, 'data'),
      KOZ_KEYS_DIR: join(this.directory, 'keys'),
      KOZ_FENCE_DIR: join(this.directory, 'fence'),
      KOZ_CLOCK: this.options.clock ?? '2026-11-23T12:00:00Z',
      KOZ_SAMPLE: this.options.sample ?? 'region',
      ...this.settings,
    };
  }

  /** The API as somebody: what a journey needs done by others. */
  as(who: Who): Promise<Client> {
    return Client.as(this.url, who);
  }

  /** Moves the clock. What is due then is done by the system itself; wait for what should follow. */
  async setClock(now: string): Promise<void> {
    await (await Client.anonymous(this.url)).post('/dev/clock', { now });
  }
}

/** Waits for a condition; an error in between counts as not yet, until the time is over. */
export async function until(
  condition: () => Promise<boolean>,
  withinMs = 60_000,
  everyMs = 100,
): Promise<void> {
  const end = performance.now() + withinMs;
  let last: unknown = 'the condition did not come true';
  while (performance.now() < end) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = error;
      if (error instanceof Error && error.message.startsWith('the server ended')) throw error;
    }
    await new Promise((resolved) => setTimeout(resolved, everyMs));
  }
  throw new Error(`not within ${withinMs} ms`, { cause: last });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
