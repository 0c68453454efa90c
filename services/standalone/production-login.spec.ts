import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestProvider, throughProvider, type TestProvider } from '@koz/identity/testing';
import { end, freePort, startServer, type Installation } from './testing/running-server.js';

jest.setTimeout(240_000);

const publicUrl = 'https://kinderopvang.example.be';
const official = {
  ...{ realm_access: { roles: ['regie'] }, controller: 'antwerpen' },
  ...{ name: 'Jan Janssens', email: 'jan.janssens@example.be' },
};
const subject = 'subject-85073003328';

describe('the system in production', () => {
  let directory: string;
  let provider: TestProvider;
  let installation: Installation;
  let server: ChildProcess;

  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    jest.spyOn(console, 'info').mockImplementation();
    provider = await startTestProvider({
      accounts: { [subject]: official },
      redirectUris: [`${publicUrl}/api/v1/session/callback`],
    });
    directory = await mkdtemp(join(tmpdir(), 'koz-production-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(directory, 0o755);
    const secrets = join(directory, 'secrets');
    await mkdir(secrets);
    const write = async (name: string, content: string) => {
      await writeFile(join(secrets, name), content);
      return join(secrets, name);
    };
    installation = {
      ...{ directory, port: await freePort(), output: [] },
      settings: {
        ...{ KOZ_MODE: 'production', KOZ_CLOCK: undefined, KOZ_PUBLIC_URL: publicUrl },
        KOZ_OIDC_ISSUER: provider.issuer,
        KOZ_OIDC_CLIENT_ID: provider.clientId,
        KOZ_OIDC_CLIENT_SECRET_FILE: await write('client', `${provider.clientSecret}\n`),
        KOZ_MASTER_KEY_FILE: await write('master', randomBytes(32).toString('base64')),
        KOZ_SIGNING_KEY_FILE: await write('signing', randomBytes(32).toString('base64')),
      },
    };
    server = await startServer(installation);
  });
  afterAll(async () => {
    await end(server, 'SIGTERM');
    await provider.close();
    await rm(directory, { recursive: true, force: true });
    jest.restoreAllMocks();
  });

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${installation.port}/api/v1${path}`, { method, headers, redirect: 'manual' });

  it('has nothing of development', async () => {
    expect((await ask('/dev/clock')).status).toBe(404);
    expect((await ask('/dev/tokens', {}, 'POST')).status).toBe(404);
    expect(await readdir(join(directory, 'data'))).not.toContain('development-tokens.key');
    expect(await readdir(join(directory, 'data'))).not.toContain('clock.json');
  });

  it('has browsers keep to TLS, and says what is left of the budget of who asks', async () => {
    const { headers } = await ask('/controllers');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('ratelimit-limit')).toBe('600');
  });

  it('lets in who has a token of the provider, and nobody without', async () => {
    const authorization = `Bearer ${await provider.accessToken({ claims: official })}`;
    expect(await (await ask('/session', { authorization })).json()).toMatchObject({
      role: 'regie',
      controller: 'antwerpen',
    });
    expect((await ask('/regie/summary', { authorization })).status).not.toBe(401);
    expect((await ask('/regie/summary')).status).toBe(401);
  });

  it('logs somebody in by the provider, keeps the session, and writes nothing of it anywhere', async () => {
    const begun = await ask('/session/login?to=/regie');
    const back = await throughProvider(provider.issuer, begun.headers.get('location') ?? '');
    const cookie = (response: Response) =>
      response.headers
        .getSetCookie()
        .map((header) => header.split(';')[0])
        .join('; ');
    const callback = await ask(back.slice(`${publicUrl}/api/v1`.length), { cookie: cookie(begun) });
    expect([callback.status, callback.headers.get('location')]).toEqual([302, '/regie']);
    const who = await ask('/session', { cookie: cookie(callback) });
    expect(await who.json()).toEqual({ role: 'regie', controller: 'antwerpen', carePlanIds: [] });

    const logs = join(directory, 'data', 'logs');
    const written = await Promise.all(
      (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
    );
    const all = [...written, ...installation.output].join('\n');
    expect(all.length).toBeGreaterThan(0);
    const code = new URL(back).searchParams.get('code') ?? 'none';
    for (const said of ['85073003328', 'Janssens', code, provider.clientSecret])
      expect(all).not.toContain(said);
  });
});
