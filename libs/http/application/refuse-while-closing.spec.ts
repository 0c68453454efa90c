import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { eventually } from '@koz/testing';
import { createHttpApplication, Does } from '../index.js';

let finish: () => void = () => undefined;
let started = false;

@Does('readHealth')
@Controller('slow')
class Slow {
  @Get()
  async answer(): Promise<string> {
    started = true;
    await new Promise<void>((resolve) => (finish = resolve));
    return 'finished';
  }
}

@Module({ controllers: [Slow] })
class SlowModule {}

describe('closing an application', () => {
  const open = async () => {
    const app = await createHttpApplication(SlowModule, {
      verifier: DevelopmentTokens.ephemeral('development'),
      readiness: new Readiness(),
      logger: silentLogger,
    });
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer();
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    return { app, server, socket };
  };

  it('waits for no connection on which all is answered, though whoever asked keeps it open', async () => {
    const { app, server, socket } = await open();
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('utf8')));
    started = false;
    socket.write('GET /api/v1/slow HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await eventually(() => started);
    const closed = app.close();
    await eventually(() => !server.listening);
    finish();
    await closed;
    await eventually(() => received.includes('finished'));
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/);
    socket.destroy();
  });

  it('waits for no connection on which nothing was ever asked', async () => {
    const { app, server, socket } = await open();
    await once(server, 'connection');
    await app.close();
    socket.destroy();
  });

  it('lets a request under way finish and answers a later one on its connection with 503', async () => {
    const { app, server, socket } = await open();
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('utf8')));
    let requests = 0;
    server.on('request', () => (requests += 1));
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);

    started = false;
    ask('/api/v1/slow');
    await eventually(() => started);
    const closed = app.close();
    await eventually(() => !server.listening);
    ask('/health/live');
    await eventually(() => requests === 2);
    finish();
    await closed;
    await eventually(() => received.includes('urn:kinderopvangzoeker:problem:unavailable'));

    expect(received).toMatch(/^HTTP\/1\.1 200 OK[^]*finished[^]*HTTP\/1\.1 503 /);
    expect(received).toMatch(/retry-after: 5/i);
    socket.destroy();
  });
});
