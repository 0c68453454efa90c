import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { eventually } from '@koz/testing';

export { freePort } from '@koz/testing';

const workspace = resolve(__dirname, '../../..');
const startScript = join(workspace, 'tools/build/start.mjs');
const startWithinMs = 120_000;

/** Where one installation keeps its things: a directory that outlives its processes. */
export interface Installation {
  readonly directory: string;
  readonly port: number;
  /** What the process writes, over all its starts. */
  readonly output: string[];
  /** Where its event log is; PostgreSQL when absent. */
  readonly eventStoreUrl?: string;
  /** Settings beside those of every installation, or instead of them; undefined: not given. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export const environmentOf = ({
  directory,
  port,
  eventStoreUrl,
  settings,
}: Installation): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  PORT: String(port),
  KOZ_DATA_DIR: join(directory, 'data'),
  KOZ_KEYS_DIR: join(directory, 'keys'),
  KOZ_FENCE_DIR: join(directory, 'fence'),
  // The sample's children are too young for this day and not for some day years ahead.
  KOZ_CLOCK: '2026-11-23T12:00:00Z',
  ...(eventStoreUrl === undefined ? {} : { KOZ_EVENT_STORE_URL: eventStoreUrl }),
  ...settings,
});

/** Starts the installation as `npm start` does and waits until it says that it is ready. */
export async function startServer(installation: Installation): Promise<ChildProcess> {
  const child = spawn(process.execPath, [startScript, 'standalone'], {
    cwd: workspace,
    env: environmentOf(installation),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => installation.output.push(text));
  await eventually(async () => {
    if (child.exitCode !== null) return 'ended';
    return (await fetch(`http://127.0.0.1:${installation.port}/health/ready`)).status === 200;
  }, startWithinMs);
  if (child.exitCode !== null) throw new Error(`the server ended: ${installation.output.join('')}`);
  return child;
}

/**
 * Sends the signal and waits for the end; answers the exit code, null after a kill. A server that never came to start
 * has ended, so that a spec goes on to close what else it opened.
 */
export async function end(
  child: ChildProcess | undefined,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<number | null> {
  if (child === undefined) return null;
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}

/** Runs a `koz` command on the installation. */
export async function koz(
  installation: Installation,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [startScript, 'koz', ...args], {
    cwd: workspace,
    env: environmentOf(installation),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Calls the HTTP interface of an installation with a token for a role. */
export class Client {
  private constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  static async as({ port }: Installation, who: Record<string, unknown>): Promise<Client> {
    const anonymous = new Client(port, '');
    const { status, body } = await anonymous.post<{ token: string }>('/dev/tokens', who);
    if (status !== 200) throw new Error(`no token: ${status}`);
    return new Client(port, body.token);
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.call('GET', path);
  }

  post<Body>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.call('POST', path, body, headers);
  }

  /** Any other write: PATCH, PUT, DELETE. */
  send<Body>(
    method: 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call(method, path, body, headers);
  }

  private async call<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }
}
