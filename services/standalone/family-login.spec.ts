import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestProvider, throughProvider, type TestProvider } from '@koz/identity/testing';
import { planFor } from './testing/each-store.js';
import { Client, end, freePort, startServer, type Installation } from './testing/running-server.js';

jest.setTimeout(240_000);

interface Who {
  readonly role: string;
  readonly carePlanId?: string;
  readonly controller?: string;
  readonly carePlanIds: readonly string[];
}

const family = { realm_access: { roles: ['gezin'] }, name: 'Lotte Peeters' };

describe('a family that logs in by a provider, in development too', () => {
  let directory: string;
  let provider: TestProvider;
  let installation: Installation;
  let server: ChildProcess;
  let publicUrl: string;

  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    jest.spyOn(console, 'info').mockImplementation();
    const port = await freePort();
    publicUrl = `http://127.0.0.1:${port}`;
    provider = await startTestProvider({
      accounts: { lotte: family, another: family },
      redirectUris: [`${publicUrl}/api/v1/session/callback`],
    });
    directory = await mkdtemp(join(tmpdir(), 'koz-family-login-'));
    // PostgreSQL runs as another user when this is root, and must be able to go here.
    await chmod(directory, 0o755);
    await writeFile(join(directory, 'client'), provider.clientSecret);
    installation = {
      ...{ directory, port, output: [] },
      settings: {
        KOZ_PUBLIC_URL: publicUrl,
        KOZ_OIDC_ISSUER: provider.issuer,
        KOZ_OIDC_CLIENT_ID: provider.clientId,
        KOZ_OIDC_CLIENT_SECRET_FILE: join(directory, 'client'),
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

  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((header) => header.split(';')[0] ?? '')
      .filter((cookie) => !cookie.endsWith('='))
      .join('; ');

  /** A browser that is logged in: how it asks, and writes. */
  async function logIn(subject: string) {
    provider.subject = subject;
    const begun = await fetch(`${publicUrl}/api/v1/session/login?to=/gezin`, { redirect: 'manual' });
    const back = await throughProvider(provider.issuer, begun.headers.get('location') ?? '');
    const callback = await fetch(back, { redirect: 'manual', headers: { cookie: cookiesOf(begun) } });
    const cookie = cookiesOf(callback);
    const call = async <Body>(method: string, path: string, body?: object) => {
      const response = await fetch(`${publicUrl}/api/v1${path}`, {
        method,
        headers: {
          ...{ cookie, origin: publicUrl, 'x-koz-portal': '1' },
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: (await response.json()) as Body };
    };
    return {
      who: async () => (await call<Who>('GET', '/session')).body,
      get: <Body>(path: string) => call<Body>('GET', path),
      send: <Body>(method: 'POST' | 'DELETE', path: string, body?: object) => call<Body>(method, path, body),
    };
  }

  it('finds what it filed at the next log-in, and nobody else does', async () => {
    const first = await logIn('lotte');
    expect(await first.who()).toEqual({ role: 'family', carePlanIds: [] });
    const { body: page } = await first.get<{ items: { locationId: string }[] }>(
      '/locations?municipality=Antwerpen&limit=1',
    );
    const filed = await first.send<{ carePlanId: string; position: number }>(
      'POST',
      '/care-plans',
      planFor(page.items as never),
    );
    expect(filed.status).toBe(201);
    const { carePlanId, position } = filed.body;
    const chosen = await first.send<Who>('POST', '/session/choose', { carePlanId });
    expect(chosen.body).toMatchObject({ carePlanId, controller: 'antwerpen', carePlanIds: [carePlanId] });

    const next = await logIn('lotte');
    expect(await next.who()).toMatchObject({ carePlanId, controller: 'antwerpen' });
    const own = await next.get(`/care-plans/${carePlanId}?minPosition=${position}`);
    expect([own.status, JSON.stringify(own.body)]).toEqual([200, expect.stringContaining('Proefgezin')]);

    const another = await logIn('another');
    expect(await another.who()).toEqual({ role: 'family', carePlanIds: [] });
    expect((await another.get(`/care-plans/${carePlanId}`)).status).toBe(404);
    expect((await another.send('POST', '/session/choose', { carePlanId })).status).toBe(404);
  });

  it('stands beside the tokens of development and those of the provider', async () => {
    const regie = await Client.as(installation, { role: 'regie', controller: 'antwerpen' });
    expect((await regie.get('/session')).body).toMatchObject({ role: 'regie' });
    const claims = { realm_access: { roles: ['auditor'] }, controller: 'antwerpen' };
    const answer = await fetch(`${publicUrl}/api/v1/session`, {
      headers: { authorization: `Bearer ${await provider.accessToken({ claims })}` },
    });
    expect(await answer.json()).toMatchObject({ role: 'auditor', controller: 'antwerpen' });
  });
});
