import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { createHttpApplication } from '../index.js';

@Module({})
class Nothing {}

const page =
  '<html><koz-portal ngcspnonce="CSP_NONCE"></koz-portal><script nonce="CSP_NONCE"></script></html>';

describe('the portal beside the API', () => {
  let directory: string;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-portal-'));
    await mkdir(join(directory, 'built/regions'), { recursive: true });
    await writeFile(join(directory, 'built/main-ABCDEFG1.js'), 'export {};');
    await writeFile(join(directory, 'built/regions/regions.json'), '{}');
    await writeFile(join(directory, 'secret.txt'), 'not for anyone');
    app = await createHttpApplication(Nothing, {
      verifier: DevelopmentTokens.ephemeral('development'),
      readiness: new Readiness(),
      logger: silentLogger,
      portalDirectory: join(directory, 'built'),
    });
  });
  afterAll(async () => {
    await app.close();
    await rm(directory, { recursive: true, force: true });
  });

  const get = (url: string) => app.inject({ method: 'GET', url });
  const built = () => writeFile(join(directory, 'built/index.html'), page);

  it('says how to build it where it is not built', async () => {
    const answer = await get('/');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('npx nx build portal');
  });

  it('is one page under each of its addresses, with a nonce that no two answers share', async () => {
    await built();
    const [one, other] = [await get('/'), await get('/organisator/aanvragen/5a0c4a9e?x=y')];
    const nonces = [one, other].map(({ body }) => /ngcspnonce="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    for (const [index, answer] of [one, other].entries()) {
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain(`nonce="${nonces[index]}"`);
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index]}'`);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('keeps for a year what the build named after its content, and asks again for the rest', async () => {
    const script = await get('/main-ABCDEFG1.js');
    expect(script.headers['content-type']).toContain('javascript');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await get('/regions/regions.json')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['/api/v1/nothing', '/api/nothing', '/health/nothing', '/missing-ABCDEFG1.js'])(
    'leaves %s to the API, which does not know it',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/regions/..%2f..%2fsecret.txt',
    '/%00.txt',
  ])('serves nothing outside its folder: %s', async (url) => {
    const answer = await get(url);
    expect(answer.body).not.toContain('not for anyone');
    expect(answer.statusCode).toBeLessThan(500);
  });

  it('lets the API answer for itself', async () => {
    expect((await get('/health/live')).statusCode).toBe(200);
    expect((await get('/api/openapi.json')).headers['content-type']).toContain('json');
  });
});
