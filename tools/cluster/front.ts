import { once } from 'node:events';
import {
  createServer,
  request as callTo,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FrontedService, RouteTable } from './route-table.js';

export interface FrontOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly serviceOf: RouteTable;
  /** The ports at which instances of a service may answer; one that does not is passed over. */
  readonly portsOf: (service: FrontedService) => readonly number[];
  /** Empty when all is ready; else what is missing. */
  readonly missing: () => Promise<readonly { readonly name: string; readonly reason: string }[]>;
}

export interface Front {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  close(): Promise<void>;
}

const largestBody = 1024 * 1024;

/**
 * What stands before the services on one machine, so that a browser sees one origin: gives each call to an instance of the
 * service that answers it, in turn, and to the next one when that does not take the connection. A call that was taken is
 * not repeated: whether it was done is told by its Idempotency-Key.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const turns = new Map<FrontedService, number>();
  const server = createServer((request, response) => {
    void handle(options, turns, request, response).catch(() => fail(response));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return { address: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function handle(
  options: FrontOptions,
  turns: Map<FrontedService, number>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? '/';
  if (path === '/health/live') return tell(response, 200, { status: 'ok' });
  if (path === '/health/ready') {
    const missing = await options.missing();
    return tell(response, missing.length === 0 ? 200 : 503, { ready: missing.length === 0, missing });
  }
  const service = options.serviceOf(request.method ?? 'GET', path);
  const ports = options.portsOf(service);
  const turn = turns.get(service) ?? 0;
  turns.set(service, turn + 1);
  // Read whole: an instance that does not take the connection has not read any of it, the next one gets all.
  const body = await bodyOf(request);
  for (let attempt = 0; attempt < ports.length; attempt += 1) {
    const port = ports[(turn + attempt) % ports.length];
    if (port !== undefined && (await pass(port, request, body, response))) return;
  }
  fail(response);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new RangeError('a body beyond what any service takes');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** False when nobody took the connection; then nothing was sent. */
async function pass(
  port: number,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<boolean> {
  const call = callTo({
    host: '127.0.0.1',
    port,
    method: request.method,
    path: request.url,
    headers: { ...request.headers, 'x-forwarded-host': request.headers.host ?? '' },
    // A connection of its own: one that is kept may be half dead.
    agent: false,
  });
  response.once('close', () => call.destroy());
  call.end(body);
  let answer: IncomingMessage;
  try {
    [answer] = (await once(call, 'response')) as [IncomingMessage];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return false;
    throw error;
  }
  const { connection: _hop, 'keep-alive': _kept, 'transfer-encoding': _coding, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, headers);
  await pipeline(answer, response);
  return true;
}

function tell(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** As the services say that they are away, for a client that reads problem documents. */
function fail(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(503, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '1',
  });
  response.end(
    JSON.stringify({
      type: 'urn:kinderopvangzoeker:problem:unavailable',
      title: 'Even niet beschikbaar',
      status: 503,
      detail: 'De dienst is even niet beschikbaar. Probeer het straks opnieuw.',
    }),
  );
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
