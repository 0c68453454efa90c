import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Readiness } from './readiness.js';

/** What is answered under a path of our own. */
export interface HealthAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface HealthServerOptions {
  readonly readiness: Readiness;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Other paths beside `/health/live` and `/health/ready`, such as `/metrics`. */
  readonly also?: Readonly<Record<string, () => Promise<HealthAnswer>>>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Who asks here is a machine beside us, and quick. */
const timeLimits = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 5_000 };

/** Nothing of an answer is for a browser. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/**
 * Answers for a process without an HTTP interface of its own whether it lives and whether it is ready, at the paths and
 * in the form that the others have. It names parts and states, never data, and takes no body.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer(timeLimits, (request, response) => void answer(options, request, response));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  options: HealthServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, contentType, body } = await answerOf(options, request).catch(() => json(500, {}));
  response.writeHead(status, { ...headers, 'content-type': contentType });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answerOf(
  { readiness, also = {} }: HealthServerOptions,
  request: IncomingMessage,
): Promise<HealthAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, {});
  const path = request.url?.split('?', 1)[0] ?? '/';
  if (path === '/health/live') return json(200, { status: 'ok' });
  if (path === '/health/ready') {
    const report = await readiness.report();
    return json(report.ready ? 200 : 503, report);
  }
  const other = Object.hasOwn(also, path) ? also[path] : undefined;
  return other ? other() : json(404, {});
}

const json = (status: number, body: object): HealthAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
