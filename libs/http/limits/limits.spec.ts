import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsOptional, IsString } from 'class-validator';
import { DevelopmentTokens } from '@koz/identity';
import { overBudget, Readiness, silentLogger } from '@koz/platform';
import { collectingLogger, type CollectingLogger } from '@koz/testing';
import { AnswersWithin, createHttpApplication, Does, type HttpSettings } from '../index.js';
import { largestHeaders, longestAddress } from './sizes.js';

class Note {
  @IsOptional() @IsString() note?: string;
}

const neverUntilReleased: (() => void)[] = [];

@Controller('notes')
class Notes {
  @Does('listLocations')
  @Get()
  list(@Query() { note }: Note): unknown {
    return { note: note ?? null };
  }

  @Does('listLocations')
  @Post()
  add(@Body() { note }: Note): unknown {
    return { note: note ?? null };
  }

  @Does('logIn')
  @Get('log-in')
  logIn(): unknown {
    return {};
  }

  @Does('listApplications')
  @Get('own')
  own(): unknown {
    return {};
  }

  @Does('accept')
  @Post('own')
  write(): unknown {
    return {};
  }

  @Does('listLocations')
  @Get('slow')
  async slow(): Promise<unknown> {
    await new Promise<void>((resolve) => neverUntilReleased.push(resolve));
    return { late: true };
  }

  @Does('listLocations')
  @AnswersWithin(60_000)
  @Get('long')
  async long(): Promise<unknown> {
    await new Promise<void>((resolve) => neverUntilReleased.push(resolve));
    return { late: true };
  }
}

@Module({ controllers: [Notes] })
class NotesModule {}

const tokens = DevelopmentTokens.ephemeral('development');

const open = (settings: Partial<HttpSettings> = {}): Promise<NestFastifyApplication> =>
  createHttpApplication(NotesModule, {
    verifier: tokens,
    readiness: new Readiness(),
    logger: silentLogger,
    ...settings,
  });

describe('The address of a request', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await open()));
  afterAll(() => app.close());

  it('gives each parameter once', async () => {
    const answer = await app.inject('/api/v1/notes?note=Lotte&x=1&note=Peeters');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:kinderopvangzoeker:problem:validation',
      errors: [{ field: 'note', rule: 'repeatedParameter', message: 'Geef deze parameter één keer.' }],
    });
    expect(answer.body).not.toMatch(/Lotte|Peeters/);
    expect((await app.inject('/api/v1/notes?note=a')).json()).toEqual({ note: 'a' });
    expect((await app.inject('/api/v1/notes?n%6Fte=a&note=b')).statusCode).toBe(400);
  });

  it('is not longer than it may be', async () => {
    const address = (length: number) => '/api/v1/notes?note='.padEnd(length, 'x');
    expect((await app.inject(address(longestAddress))).statusCode).toBe(200);
    const answer = await app.inject(address(longestAddress + 1));
    expect([answer.statusCode, answer.json()]).toEqual([
      414,
      expect.objectContaining({ type: 'urn:kinderopvangzoeker:problem:address-too-long' }),
    ]);
  });
});

describe('A body that says one thing twice', () => {
  it('is refused by name, before anything looks at what it says', async () => {
    const app = await open();
    const answer = await app.inject({
      ...{ method: 'POST', url: '/api/v1/notes', headers: { 'content-type': 'application/json' } },
      payload: '{"note":"Lotte","note":"Peeters"}',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      errors: [{ field: 'note', rule: 'repeatedName', message: 'Dit veld staat er twee keer.' }],
    });
    await app.close();
  });
});

describe('Budgets', () => {
  let app: NestFastifyApplication;
  let logger: CollectingLogger;
  beforeEach(async () => {
    overBudget.reset();
    logger = collectingLogger();
    const rates = { reads: 3, writes: 2, logIn: 1 };
    app = await open({ rates, trustedProxies: ['127.0.0.1'], logger });
  });
  afterEach(() => app.close());

  const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
    app.inject({ method, url: `/api/v1/notes${url}`, headers });
  const statuses = async (times: number, ...[url, headers, method]: Parameters<typeof ask>) => {
    const found: number[] = [];
    for (let time = 0; time < times; time += 1) found.push((await ask(url, headers, method)).statusCode);
    return found;
  };
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const as = async (organiserId: string) => ({
    authorization: `Bearer ${await tokens.issue({ role: 'organiser', organiserId } as never)}`,
  });
  const one = '0b0e1a1e-3f55-4e0c-9a3f-0123456789ab';
  const other = '1b0e1a1e-3f55-4e0c-9a3f-0123456789ab';

  it('say in each answer what is left, and when one is spent, in Dutch, when to come again', async () => {
    const first = await ask('', from('192.0.2.7'));
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' });
    await statuses(2, '', from('192.0.2.7'));
    const answer = await ask('', from('192.0.2.7'));
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: 'urn:kinderopvangzoeker:problem:too-many-requests',
      title: 'Te veel verzoeken',
      status: 429,
      detail: 'Er kwamen te veel verzoeken kort na elkaar. Wacht even en probeer het opnieuw.',
    });
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds > 0 && seconds <= 60).toBe(true);
    expect(answer.headers['ratelimit-remaining']).toBe('0');
    expect(logger.lines().map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(logger.text()).not.toContain('192.0.2.7');
    const counted = await overBudget.get();
    expect(counted.values).toContainEqual(
      expect.objectContaining({ labels: { budget: 'reads', of: 'address' }, value: 1 }),
    );
  });

  it('are one for reads, another for writes, and another for log-in', async () => {
    expect(await statuses(4, '')).toEqual([200, 200, 200, 429]);
    expect(await statuses(3, '', {}, 'POST')).toEqual([201, 201, 429]);
    expect(await statuses(2, '/log-in')).toEqual([200, 429]);
  });

  it('are of a person, wherever it is, and another’s are untouched', async () => {
    const headers = await as(one);
    expect(await statuses(2, '/own', { ...headers, ...from('192.0.2.1') })).toEqual([200, 200]);
    expect(await statuses(2, '/own', { ...headers, ...from('192.0.2.2') })).toEqual([200, 429]);
    expect(await statuses(1, '/own', { ...(await as(other)), ...from('192.0.2.2') })).toEqual([200]);
    expect(await statuses(3, '/own', headers, 'POST')).toEqual([201, 201, 429]);
  });

  it('count what a role may not do as well', async () => {
    const headers = { authorization: `Bearer ${await tokens.issue({ role: 'family' })}` };
    expect(await statuses(4, '/own', headers)).toEqual([403, 403, 403, 429]);
  });

  it('let nobody try credentials for ever, and keep no other out who has some', async () => {
    const wrong = { authorization: 'Bearer abc.def.ghi', ...from('192.0.2.3') };
    expect(await statuses(2, '/own', wrong)).toEqual([401, 429]);
    expect(await statuses(1, '/own', { ...(await as(one)), ...from('192.0.2.3') })).toEqual([200]);
  });

  it('believe a proxy that is trusted, and what it says of whoever it trusts itself', async () => {
    expect(await statuses(4, '', from('198.51.100.9, 192.0.2.4'))).toEqual([200, 200, 200, 429]);
    // The first of the list is what the client says of itself.
    expect(await statuses(1, '', from('198.51.100.10, 192.0.2.4'))).toEqual([429]);
    expect(await statuses(1, '', from('192.0.2.5'))).toEqual([200]);
  });

  it('take a network of IPv6 for one', async () => {
    expect(await statuses(3, '', from('2001:db8:1:2::1'))).toEqual([200, 200, 200]);
    expect(await statuses(1, '', from('2001:db8:1:2:3:4:5:6'))).toEqual([429]);
    expect(await statuses(1, '', from('2001:db8:1:3::1'))).toEqual([200]);
  });

  it('are not for health, nor for what nobody serves', async () => {
    for (let time = 0; time < 10; time += 1) expect((await app.inject('/health/live')).statusCode).toBe(200);
    expect(await statuses(10, '/nothing/of/this')).toEqual(Array.from({ length: 10 }, () => 404));
  });

  it('believe nobody where no proxy is named', async () => {
    const alone = await open({ rates: { reads: 1, writes: 1, logIn: 1 } });
    const url = '/api/v1/notes';
    expect((await alone.inject({ url, headers: from('192.0.2.1') })).statusCode).toBe(200);
    expect((await alone.inject({ url, headers: from('192.0.2.2') })).statusCode).toBe(429);
    await alone.close();
  });
});

describe('Time limits', () => {
  let app: NestFastifyApplication;
  let sockets: Socket[];
  beforeAll(async () => {
    const timeLimits = { headersMs: 100, requestMs: 200, lookEveryMs: 20, answerMs: 400 };
    app = await open({ timeLimits });
    await app.listen(0, '127.0.0.1');
  });
  beforeEach(() => (sockets = []));
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    for (const release of neverUntilReleased.splice(0)) release();
  });
  afterAll(() => app.close());

  const port = () => (app.getHttpServer().address() as { port: number }).port;

  /** What the server says to somebody who sends this and then nothing more, until it ends the connection. */
  async function said(text: string): Promise<string> {
    const socket = connect(port(), '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    socket.setEncoding('utf8').write(text);
    let all = '';
    socket.on('data', (part: string) => (all += part));
    await once(socket, 'close');
    return all;
  }

  it.each([
    ['headers that do not end', 'GET /api/v1/notes HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'a body that does not come',
      'POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"note"',
    ],
  ])('end a connection with %s, by 408', async (_, text) => {
    const answer = await said(text);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('content-type: application/problem+json');
    expect(answer).toContain('"type":"urn:kinderopvangzoeker:problem:request-too-slow"');
  });

  it('are not for who asks and waits', async () => {
    const answer = await said('GET /api/v1/notes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it.each([
    ['headers that are too large', `GET / HTTP/1.1\r\nX: ${'x'.repeat(largestHeaders)}\r\n`, 431],
    ['what is no HTTP', 'Lotte Peeters\r\n\r\n', 400],
  ])('answer %s with a problem that quotes nothing', async (_, text, status) => {
    const answer = await said(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`"status":${status}`);
    expect(answer).not.toMatch(/Lotte|xxx/);
  });

  it('give an answer that takes too long up, and a route more that says so', async () => {
    const answer = await fetch(`http://127.0.0.1:${port()}/api/v1/notes/slow`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:unavailable' });
    const long = fetch(`http://127.0.0.1:${port()}/api/v1/notes/long`);
    // One that is given up after the other had begun: the other's time would have been over too.
    expect((await fetch(`http://127.0.0.1:${port()}/api/v1/notes/slow`)).status).toBe(503);
    for (const release of neverUntilReleased.splice(0)) release();
    expect(await (await long).json()).toEqual({ late: true });
  });
});

describe('A connection on which nothing moves', () => {
  it('is ended, whatever it waits for', async () => {
    const app = await open({ timeLimits: { silentMs: 100 } });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const socket = connect(port, '127.0.0.1').resume();
    socket.write('GET /api/v1/notes/long HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'close');
    expect(socket.bytesRead).toBe(0);
    expect(neverUntilReleased).toHaveLength(1);
    for (const release of neverUntilReleased.splice(0)) release();
    await app.close();
  });
});
