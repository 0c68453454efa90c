import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@koz/testing';
import { startFront, type Front } from './front.js';
import { readRouteTable } from './route-table.js';

describe('What stands before services that run apart', () => {
  const opened: { close(): unknown }[] = [];
  let missing: { name: string; reason: string }[] = [];

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
    missing = [];
  });

  async function service(listener: RequestListener): Promise<number> {
    const server: Server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened.push({ close: () => (server.closeAllConnections(), server.close()) });
    return (server.address() as AddressInfo).port;
  }

  async function front(commands: readonly number[], queries: readonly number[]): Promise<Front> {
    const ports = { 'command-api': commands, 'query-api': queries };
    const started = await startFront({
      port: 0,
      serviceOf: await readRouteTable(),
      portsOf: (name) => ports[name],
      missing: async () => missing,
    });
    opened.push(started);
    return started;
  }

  /** Answers with its name and what it was sent. */
  const echo =
    (name: string): RequestListener =>
    (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        response.setHeader('etag', '"7"');
        response.end(
          `${name} ${request.method} ${request.url} ${request.headers['idempotency-key']} ${body}`,
        );
      });
    };

  const ask = async (address: string, method: string, body?: string) => {
    const answer = await fetch(address, {
      method,
      headers: { 'idempotency-key': 'k' },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() };
  };

  it('gives a call, whole, to the service that the code says answers it', async () => {
    const { address } = await front([await service(echo('commands'))], [await service(echo('queries'))]);
    const plan = `${address}/api/v1/care-plans/5f3?x=1`;
    expect(await ask(plan, 'PATCH', '{"a":1}')).toEqual({
      status: 200,
      etag: '"7"',
      text: 'commands PATCH /api/v1/care-plans/5f3?x=1 k {"a":1}',
    });
    for (const [method, path, by] of [
      ['GET', '/api/v1/care-plans/5f3', 'queries'],
      ['POST', '/api/v1/care-plans', 'commands'],
      ['POST', '/api/v1/dev/tokens', 'commands'],
      ['GET', '/api/v1/session/login', 'commands'],
      ['POST', '/api/v1/privacy/policies/compare', 'queries'],
      ['GET', '/organisator', 'queries'],
    ] as const)
      expect((await ask(`${address}${path}`, method)).text).toMatch(new RegExp(`^${by} ${method} `));
  });

  it('takes instances in turn, and passes over one that is away', async () => {
    const away = await freePort();
    const [one, two] = [await service(echo('one')), await service(echo('two'))];
    const { address } = await front([away, one, two], []);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(`${address}/api/v1/care-plans`, 'POST', '{}')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(({ text }) => text.split(' ')[0]))).toEqual(new Set(['one', 'two']));
  });

  it('never gives a call to a second instance that a first one took', async () => {
    let taken = 0;
    const dying: RequestListener = (request) => {
      taken += 1;
      request.socket.destroy();
    };
    const { address } = await front([await service(dying), await service(dying)], []);
    const { status, text } = await ask(`${address}/api/v1/care-plans`, 'POST', '{}');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:unavailable' });
    expect(taken).toBe(1);
  });

  it('passes an answer on as it comes', async () => {
    let finish = (): void => undefined;
    const { address } = await front(
      [],
      [
        await service((_request, response) => {
          response.write('first');
          finish = () => response.end('last');
        }),
      ],
    );
    const answer = await fetch(`${address}/api/v1/organiser/updates`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(String(Buffer.from((await reader.read()).value ?? []))).toBe('first');
    finish();
    expect(String(Buffer.from((await reader.read()).value ?? []))).toBe('last');
  });

  it('is ready when every process is, and names those that are not', async () => {
    const { address } = await front([], []);
    expect((await ask(`${address}/health/ready`, 'GET')).status).toBe(200);
    missing = [{ name: 'projector-2', reason: 'ended' }];
    const { status, text } = await ask(`${address}/health/ready`, 'GET');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({ ready: false, missing });
  });
});
