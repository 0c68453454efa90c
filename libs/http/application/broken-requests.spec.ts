import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'node:net';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness } from '@koz/platform';
import { collectingLogger } from '@koz/testing';
import { createHttpApplication, Does } from '../index.js';

@Controller('open')
class Open {
  @Does('readHealth')
  @Get()
  open(): object {
    return { open: true };
  }
}

@Module({ controllers: [Open] })
class OpenModule {}

describe('what cannot be read as a request', () => {
  const logger = collectingLogger();
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    app = await createHttpApplication(OpenModule, {
      ...{ verifier: DevelopmentTokens.ephemeral('development'), readiness: new Readiness(), logger },
    });
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });
  afterAll(() => app.close());

  /** All that comes back until the server ends the connection. */
  const over = (bytes: string, then: (socket: ReturnType<typeof connect>) => void = () => undefined) =>
    new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => then(socket)));
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('error', () => undefined).on('close', () => resolve(text));
    });

  const partsOf = (answer: string) => {
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    return { head, problem: JSON.parse(body) as Record<string, unknown> };
  };

  it.each([
    ['no HTTP', 'Lotte\r\n\r\n', 400, 'validation'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nLotte',
      400,
      'validation',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'validation',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nX-Name: ${'Lotte'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('is answered as a problem: %s', async (_, bytes, status, kind) => {
    const { head, problem } = partsOf(await over(bytes));
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json; charset=utf-8');
    expect(head).toContain('cache-control: no-store');
    expect(problem).toMatchObject({ status, type: `urn:kinderopvangzoeker:problem:${kind}` });
    expect(JSON.stringify(problem) + logger.text()).not.toContain('Lotte');
  });

  it('is no matter for the log when somebody leaves in the middle', async () => {
    await over(
      'POST /api/v1/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
      (socket) => socket.resetAndDestroy(),
    );
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/open`)).status).toBe(200);
    expect(logger.lines().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('passes over an expectation that nobody knows', async () => {
    const answer = await over(
      'GET /api/v1/open HTTP/1.1\r\nHost: x\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain('cache-control: no-store');
  });
});
