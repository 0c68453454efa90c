import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  IdentityProvider,
  keycloak,
  migrations,
  OidcTokens,
  openIdentityKey,
  PortalLogin,
  PostgresActors,
  PostgresSessions,
  type LinkedPlan,
  type Principal,
} from '@koz/identity';
import { startTestProvider, throughProvider, type TestProvider } from '@koz/identity/testing';
import { Readiness, SettableClock, silentLogger, systemClock } from '@koz/platform';
import { controllerId, instant, uuid, type CarePlanId } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import {
  createHttpApplication,
  CurrentPrincipal,
  portalHeader,
  Does,
  SessionAuthentication,
  sessionModule,
} from '../index.js';

const publicUrl = 'https://kinderopvang.example.be';
const lotte = 'lotte-85073003328';
const accounts = {
  [lotte]: { realm_access: { roles: ['gezin'] }, name: 'Lotte Peeters', email: 'lotte@example.be' },
  'an-official': { realm_access: { roles: ['regie'] }, controller: 'antwerpen', name: 'Jan Janssens' },
  stranger: { name: 'Piet' },
};
const plan = (last: string): LinkedPlan => ({
  carePlanId: uuid<CarePlanId>(`5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d${last}`),
  controller: controllerId('mechelen'),
});

@Controller('things')
class Things {
  @Does('addLocations')
  @Get()
  read(@CurrentPrincipal() { role }: Principal) {
    return { role };
  }

  @Does('addLocations')
  @HttpCode(200)
  @Post()
  write(@CurrentPrincipal() { role }: Principal) {
    return { role };
  }
}

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/** A browser as far as cookies go. */
class Browser {
  readonly ours = new Map<string, string>();

  constructor(
    private readonly app: () => NestFastifyApplication,
    private readonly issuer: () => string,
  ) {}

  async ask(method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: object) {
    const answer = await this.app().inject({
      ...{ method, url },
      headers: { ...headers, ...(this.ours.size > 0 ? { cookie: asHeader(this.ours) } : {}) },
      ...(payload === undefined ? {} : { payload }),
    });
    keep(this.ours, [answer.headers['set-cookie'] ?? []].flat());
    return answer;
  }

  write = (url: string, payload?: object) =>
    this.ask(
      'POST',
      url,
      { [portalHeader]: '1', origin: publicUrl, 'sec-fetch-site': 'same-origin' },
      payload,
    );

  /** Through the provider, up to where it sends the browser back to. */
  async wayBack(to = '/regie', change = (url: string) => url): Promise<string> {
    const begun = await this.ask('GET', `/api/v1/session/login?to=${encodeURIComponent(to)}`);
    expect(begun.statusCode).toBe(302);
    const url = await throughProvider(this.issuer(), change(String(begun.headers.location)));
    return url.slice(publicUrl.length);
  }

  async logIn(to?: string): Promise<Answer> {
    return this.ask('GET', await this.wayBack(to));
  }
}

const asHeader = (jar: ReadonlyMap<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

function keep(jar: Map<string, string>, headers: readonly string[]): void {
  for (const header of headers) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
}

describe('log-in by the portal', () => {
  const clock = new SettableClock(systemClock.now());
  let db: TestDatabase;
  let keysDir: string;
  let provider: TestProvider;
  let app: NestFastifyApplication;
  let plans: LinkedPlan[] = [];
  let browser: Browser;
  const told: unknown[] = [];
  const logger = { warn: ({ reason }: { reason?: unknown }) => void told.push(reason) } as never;

  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    jest.spyOn(console, 'info').mockImplementation();
    db = await testDatabase({ migrations });
    keysDir = await mkdtemp(join(tmpdir(), 'koz-session-'));
    const redirectUri = `${publicUrl}/api/v1/session/callback`;
    provider = await startTestProvider({ accounts, redirectUris: [redirectUri] });
    const pool = db.pool('koz_identity');
    const deriveKey = await openIdentityKey(keysDir, async () => true);
    const identityProvider = new IdentityProvider(provider);
    const plansOf = async () => plans;
    const deps = {
      ...{
        provider: identityProvider,
        mapping: keycloak(provider.clientId),
        clock,
        deriveKey,
        redirectUri,
        plansOf,
      },
      actors: new PostgresActors(pool, deriveKey),
      controllerOf: async () => undefined,
    };
    const sessions = new PostgresSessions(pool, clock);
    const authentication = new SessionAuthentication(sessions, publicUrl);
    const login = new PortalLogin(deps);
    @Module({
      controllers: [Things],
      imports: [sessionModule({ login, sessions, authentication, plansOf, publicUrl, logger })],
    })
    class Everything {}
    app = await createHttpApplication(Everything, {
      verifier: new OidcTokens({ ...deps, audience: provider.clientId }),
      sessions: authentication,
      readiness: new Readiness(),
      logger: silentLogger,
    });
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
    await db.drop();
    await rm(keysDir, { recursive: true });
    jest.restoreAllMocks();
  });
  beforeEach(() => {
    browser = new Browser(
      () => app,
      () => provider.issuer,
    );
    provider.subject = 'an-official';
    plans = [];
    clock.set(systemClock.now());
  });

  it('goes to the provider and back to the page that was wanted', async () => {
    const back = await browser.logIn('/regie/cijfers?jaar=2026');
    expect([back.statusCode, back.headers.location]).toEqual([302, '/regie/cijfers?jaar=2026']);
    const who = await browser.ask('GET', '/api/v1/session');
    expect(who.json()).toEqual({ role: 'regie', controller: 'antwerpen', carePlanIds: [] });
    expect((await browser.ask('GET', '/api/v1/things')).json()).toEqual({ role: 'regie' });
  });

  it('asks the provider with PKCE, a state and a nonce, and keeps them sealed', async () => {
    const begun = await browser.ask('GET', '/api/v1/session/login');
    const { searchParams } = new URL(String(begun.headers.location));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', client_id: provider.clientId },
      state: expect.any(String),
      nonce: expect.any(String),
    });
    const cookie = browser.ours.get('__Host-koz-login') ?? '';
    for (const part of cookie.split('.'))
      expect(Buffer.from(part, 'base64url').toString()).not.toContain(searchParams.get('state'));
  });

  it('gives the browser a cookie that no script, subdomain or other site can use, and no token', async () => {
    const back = await browser.logIn();
    const cookies = [back.headers['set-cookie'] ?? []].flat();
    const session = cookies.find((header) => header.startsWith('__Host-koz='));
    expect(session).toMatch(/^__Host-koz=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookies.find((header) => header.startsWith('__Host-koz-login='))).toContain('Max-Age=0');
    expect(back.body).toBe('');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/%0d%0a'.replace('%0d%0a', '\r\n'),
    '/api/v1/session/login',
    '/./api/v1/session',
    'gezin',
  ])('sends nobody elsewhere: %j', async (to) => {
    const answer = await browser.ask('GET', `/api/v1/session/login?to=${encodeURIComponent(to)}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'to', rule: 'localPath' }] });
  });

  const failed = (answer: Answer, why = 'mislukt') => {
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/?aanmelden=${why}`]);
    expect(browser.ours.has('__Host-koz')).toBe(false);
  };

  it('comes to nothing with a state that is not this browser’s', async () => {
    const wayBack = await browser.wayBack();
    failed(await browser.ask('GET', wayBack.replace(/state=[^&]+/, 'state=another')));
  });

  it('comes to nothing when the provider was asked with another nonce than ours', async () => {
    failed(
      await browser.ask(
        'GET',
        await browser.wayBack('/', (url) => url.replace(/nonce=[^&]+/, 'nonce=another')),
      ),
    );
  });

  it('comes to nothing in a browser that did not begin it', async () => {
    const wayBack = await browser.wayBack();
    browser = new Browser(
      () => app,
      () => provider.issuer,
    );
    failed(await browser.ask('GET', wayBack));
    await browser.wayBack();
    failed(await browser.ask('GET', wayBack));
  });

  it('comes to nothing with the answer to another log-in of the same browser: its nonce and verifier differ', async () => {
    const first = new URL(await browser.wayBack(), publicUrl);
    const second = new URL(await browser.wayBack(), publicUrl);
    second.searchParams.set('code', first.searchParams.get('code') ?? '');
    failed(await browser.ask('GET', second.pathname + second.search));
  });

  it('comes to nothing the second time that a code is used', async () => {
    const wayBack = await browser.wayBack();
    const jar = new Map(browser.ours);
    await browser.ask('GET', wayBack);
    expect(browser.ours.has('__Host-koz')).toBe(true);
    browser = new Browser(
      () => app,
      () => provider.issuer,
    );
    for (const [name, value] of jar) browser.ours.set(name, value);
    failed(await browser.ask('GET', wayBack));
  });

  it('comes to nothing after ten minutes, when the provider refuses, and with a sealed cookie of one’s own', async () => {
    const late = await browser.wayBack();
    clock.set(instant(Date.parse(clock.now()) + 600_001));
    failed(await browser.ask('GET', late));
    clock.set(systemClock.now());
    const state = new URL(await browser.wayBack(), publicUrl).searchParams.get('state');
    const iss = encodeURIComponent(provider.issuer);
    failed(
      await browser.ask('GET', `/api/v1/session/callback?error=access_denied&state=${state}&iss=${iss}`),
    );
    expect(told.at(-1)).toBe('access_denied');
    browser.ours.set('__Host-koz-login', 'eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA');
    failed(await browser.ask('GET', `/api/v1/session/callback?code=x&state=${state}`));
  });

  it('tells somebody without a role that there is no place here', async () => {
    provider.subject = 'stranger';
    failed(await browser.logIn(), 'geen-rol');
    // Whoever runs this is told why.
    expect(told.at(-1)).toBe('noRole');
  });

  it('takes over no session that somebody else put into the browser, and ends the one before', async () => {
    browser.ours.set('__Host-koz', 'a-secret-that-somebody-else-knows');
    await browser.logIn();
    const first = browser.ours.get('__Host-koz') ?? '';
    expect(first).not.toBe('a-secret-that-somebody-else-knows');
    await browser.logIn();
    const second = browser.ours.get('__Host-koz');
    expect(second).not.toBe(first);
    browser.ours.set('__Host-koz', first);
    expect((await browser.ask('GET', '/api/v1/session')).statusCode).toBe(401);
  });

  it.each([
    ['without our header', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }],
    ['from another origin', { [portalHeader]: '1', origin: 'https://evil.example.be' }],
    ['from an opaque origin', { [portalHeader]: '1', origin: 'null' }],
    ['from another site', { [portalHeader]: '1', 'sec-fetch-site': 'cross-site' }],
    ['from a subdomain', { [portalHeader]: '1', 'sec-fetch-site': 'same-site' }],
    ['from nobody knows where', { [portalHeader]: '1' }],
  ])('lets nobody write by cookie %s', async (_case, headers) => {
    await browser.logIn();
    expect((await browser.ask('POST', '/api/v1/things', headers)).statusCode).toBe(403);
    expect((await browser.write('/api/v1/things')).statusCode).toBe(200);
  });

  it('asks none of that of a bearer token, and refuses one beside a cookie', async () => {
    const claims = { realm_access: { roles: ['regie'] }, controller: 'antwerpen' };
    const authorization = `Bearer ${await provider.accessToken({ claims })}`;
    expect((await browser.ask('POST', '/api/v1/things', { authorization })).statusCode).toBe(200);
    await browser.logIn();
    for (const both of [authorization, 'Bearer x']) {
      const answer = await browser.ask('GET', '/api/v1/things', { authorization: both });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ field: 'Authorization', rule: 'oneToken' }] });
    }
  });

  it('ends at log-out, here and at the provider', async () => {
    await browser.logIn();
    const secret = browser.ours.get('__Host-koz') ?? '';
    const out = await browser.write('/api/v1/session/logout');
    expect(out.json()).toEqual({
      providerLogoutUrl: expect.stringContaining(`${provider.issuer}/session/end`),
    });
    expect(browser.ours.has('__Host-koz')).toBe(false);
    browser.ours.set('__Host-koz', secret);
    expect((await browser.ask('GET', '/api/v1/session')).statusCode).toBe(401);
  });

  it('ends after half an hour without a request', async () => {
    await browser.logIn();
    clock.set(instant(Date.parse(clock.now()) + 30 * 60_000));
    expect((await browser.ask('GET', '/api/v1/session')).statusCode).toBe(401);
  });

  it('lets a family choose among its own plans only', async () => {
    provider.subject = lotte;
    plans = [plan('11'), plan('12')];
    await browser.logIn('/gezin');
    const carePlanIds = plans.map(({ carePlanId }) => carePlanId);
    expect((await browser.ask('GET', '/api/v1/session')).json()).toEqual({ role: 'family', carePlanIds });
    const chosen = await browser.write('/api/v1/session/choose', { carePlanId: plan('12').carePlanId });
    expect(chosen.json()).toMatchObject({ carePlanId: plan('12').carePlanId, controller: 'mechelen' });
    expect((await browser.ask('GET', '/api/v1/session')).json()).toEqual(chosen.json());
    const other = await browser.write('/api/v1/session/choose', { carePlanId: plan('13').carePlanId });
    expect(other.statusCode).toBe(404);
  });

  it('is about the one plan of a family that has one', async () => {
    provider.subject = lotte;
    plans = [plan('11')];
    await browser.logIn('/gezin');
    expect((await browser.ask('GET', '/api/v1/session')).json()).toMatchObject(plan('11'));
  });

  it('keeps nothing that the provider said of somebody', async () => {
    provider.subject = lotte;
    await browser.logIn('/gezin');
    for (const table of ['actor', 'session']) {
      const { rows } = await db
        .adminPool()
        .query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM identity.${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      for (const said of [
        '85073003328',
        'lotte',
        'Peeters',
        'example.be',
        Buffer.from('lotte').toString('hex'),
      ])
        expect(rows.map(({ text }) => text).join('\n')).not.toContain(said);
    }
  });

  it('says nothing to whoever is not logged in', async () => {
    for (const [name, value] of [
      ['__Host-koz', 'x'],
      ['other', 'x'],
    ] as const) {
      browser.ours.set(name, value);
      const answer = await browser.ask('GET', '/api/v1/session');
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    }
  });
});
