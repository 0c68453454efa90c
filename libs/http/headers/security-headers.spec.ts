import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { createHttpApplication, Does } from '../index.js';
import { headersOfRefusals } from './security-headers.js';

@Controller('things')
class Things {
  @Does('listLocations')
  @Get()
  list(): unknown {
    return [];
  }

  @Does('readSession')
  @Get('own')
  own(): unknown {
    return {};
  }

  @Does('readHealth')
  @Get('fails')
  fails(): never {
    throw new Error('broken');
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

const strict = headersOfRefusals(true);
const { 'content-security-policy': dataPolicy, 'cache-control': _, ...common } = strict;

describe('The headers of every answer', () => {
  let directory: string;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-headers-'));
    await writeFile(join(directory, 'index.html'), '<html></html>');
    await writeFile(join(directory, 'main-ABCDEFG1.js'), 'export {};');
    app = await createHttpApplication(ThingsModule, {
      verifier: DevelopmentTokens.ephemeral('development'),
      readiness: new Readiness(),
      logger: silentLogger,
      metrics: { text: () => Promise.resolve('') },
      portalDirectory: directory,
      rates: { reads: 20, writes: 1, logIn: 1 },
      overTls: true,
    });
  });
  afterAll(async () => {
    await app.close();
    await rm(directory, { recursive: true });
  });

  it.each([
    ['of the API', '/api/v1/things', 200],
    ['to an address that is none', '/api/v1/things?a=%', 200],
    ['to an address that cannot be read', '/%C0%AF', 400],
    ['to a parameter that is given twice', '/api/v1/things?a=1&a=2', 400],
    ['to who did not log in', '/api/v1/things/own', 401],
    ['to what does not exist', '/api/v1/nothing', 404],
    ['to an address that is too long', `/api/v1/things?a=${'x'.repeat(7_000)}`, 414],
    ['to what fails', '/api/v1/things/fails', 500],
    ['of health', '/health/live', 200],
    ['of readiness', '/health/ready', 503],
    ['of the numbers', '/metrics', 200],
    ['of the description', '/api/openapi.json', 200],
    ['of a file of the portal', '/main-ABCDEFG1.js', 200],
    ['to a file that the portal does not have', '/main-ABCDEFG2.js', 404],
  ])('%s lets a browser do nothing with it: %s', async (_name, url, status) => {
    const { statusCode, headers } = await app.inject(url);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({ ...common, 'content-security-policy': dataPolicy });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('that is refused for its number, or for its body, has them too', async () => {
    const post = (payload: string) =>
      app.inject({
        ...{ method: 'POST', url: '/api/v1/things/nothing', payload },
        headers: { 'content-type': 'application/json' },
      });
    expect((await post('{')).headers).toMatchObject({ ...common, 'content-security-policy': dataPolicy });
    const refused = await app.inject('/api/v1/things/own');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({ ...common, 'content-security-policy': dataPolicy });
  });

  it('of the documentation let its own scripts run, and nothing from elsewhere', async () => {
    for (const url of ['/api/docs', '/api/docs/swagger-ui-init.js']) {
      const { headers, statusCode } = await app.inject(url);
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject(common);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  it('of a page of the portal are the portal’s own, each of them once', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    let all = '';
    socket.on('data', (part: string) => (all += part));
    socket.write('GET /organisator HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    const names = [...all.slice(0, all.indexOf('\r\n\r\n')).matchAll(/^([\w-]+):/gm)].map(([, name]) =>
      name!.toLowerCase(),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(Object.keys(strict)));
    expect(all).toMatch(/^content-security-policy: .*style-src 'self' 'nonce-/im);
  });

  it('tell browsers to keep to TLS only where they come by it', async () => {
    expect(headersOfRefusals(false)).not.toHaveProperty('strict-transport-security');
    const inDevelopment = await createHttpApplication(ThingsModule, {
      verifier: DevelopmentTokens.ephemeral('development'),
      readiness: new Readiness(),
      logger: silentLogger,
    });
    const { headers } = await inDevelopment.inject('/api/v1/things');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).toMatchObject(headersOfRefusals(false));
    await inDevelopment.close();
  });
});
