import { createHash } from 'node:crypto';
import { exportSPKI, SignJWT, type JWTPayload } from 'jose';
import { startTestProvider, type TestProvider } from '@koz/identity/testing';
import { SettableClock, systemClock } from '@koz/platform';
import { controllerId, instant, uuid, type ActorId, type OrganiserId } from '@koz/privacy-types';
import { InvalidTokenError } from '../token-verifier.port.js';
import { IdentityProvider, ProviderUnavailableError } from './identity-provider.js';
import { OidcTokens } from './oidc-tokens.js';
import type { Actors } from './principals.js';
import { keycloak } from './ready-mappings.js';

const organiserId = uuid<OrganiserId>('0b8f9c1e-8d5b-4a55-9a2e-0d6c8a8f4b10');
const plan = {
  carePlanId: uuid('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11'),
  controller: controllerId('mechelen'),
} as never;
const regie = { realm_access: { roles: ['regie'] }, controller: 'antwerpen' };

/** One id per subject, as the table gives. */
const actors: Actors = {
  async actorOf(issuer, subject) {
    const hex = createHash('sha256').update(`${issuer} ${subject}`).digest('hex');
    return uuid<ActorId>(
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    );
  },
};

describe('tokens of an OpenID Connect provider', () => {
  let provider: TestProvider;
  let clock: SettableClock;
  let tokens: OidcTokens;

  const tokensOf = ({ issuer, clientId, clientSecret }: TestProvider) =>
    new OidcTokens({
      provider: new IdentityProvider({ issuer, clientId, clientSecret }),
      mapping: keycloak(clientId),
      actors,
      controllerOf: async (id) => (id === organiserId ? controllerId('mechelen') : undefined),
      plansOf: async () => [plan],
      clock,
      audience: clientId,
      jwksCooldownMs: 0,
    });

  // It tells that it keeps nothing, which is what it is for here.
  beforeAll(() => jest.spyOn(console, 'warn').mockImplementation());
  afterAll(() => jest.restoreAllMocks());
  beforeEach(async () => {
    clock = new SettableClock(systemClock.now());
    provider = await startTestProvider();
    tokens = tokensOf(provider);
  });
  afterEach(() => provider.close());

  /** A token that the provider would not issue, signed with its own key. */
  const signed = (payload: JWTPayload, header: Record<string, unknown> = {}) => {
    const { privateKey, kid } = provider.signingKey();
    const now = Math.floor(Date.parse(clock.now()) / 1000);
    return new SignJWT({
      ...{ iss: provider.issuer, aud: provider.clientId, sub: 'somebody', exp: now + 60, ...regie },
      ...payload,
    })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt', ...header })
      .sign(privateKey);
  };
  const refused = async (token: string) => {
    const error = await tokens.verify(token).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidTokenError);
    expect(String(error)).toBe('InvalidTokenError: the token was refused');
  };

  it('stand for who they name, by one actor id', async () => {
    const principal = await tokens.verify(await provider.accessToken({ claims: regie }));
    expect(principal).toEqual({ role: 'regie', controller: 'antwerpen', actorId: expect.any(String) });
    expect(await tokens.verify(await provider.accessToken({ claims: regie }))).toEqual(principal);
  });

  it.each(['PS256', 'ES256', 'EdDSA'] as const)('are verified with %s too', async (algorithm) => {
    const other = await startTestProvider({ algorithm });
    const token = await other.accessToken({ claims: regie });
    await expect(tokensOf(other).verify(token)).resolves.toMatchObject({ role: 'regie' });
    await other.close();
  });

  it('say of an organiser whose locations it runs, and of a family its one plan', async () => {
    const organiser = { realm_access: { roles: ['organiser'] }, organiserId };
    expect(await tokens.verify(await provider.accessToken({ claims: organiser }))).toMatchObject({
      organiserId,
      controller: 'mechelen',
    });
    const family = { realm_access: { roles: ['gezin'] } };
    expect(await tokens.verify(await provider.accessToken({ claims: family }))).toMatchObject(plan);
  });

  it('are verified with a new key once the provider publishes it, and no longer with the old one', async () => {
    const old = await provider.accessToken({ claims: regie });
    await tokens.verify(old);
    await provider.rotate();
    await expect(tokens.verify(await provider.accessToken({ claims: regie }))).resolves.toBeDefined();
    await refused(old);
  });

  it('are refused once they have expired by our clock, and before they are valid', async () => {
    const token = await provider.accessToken({ claims: regie });
    clock.set(instant(Date.parse(clock.now()) + 601_000));
    await refused(token);
    await refused(await signed({ nbf: Math.floor(Date.parse(clock.now()) / 1000) + 30 }));
  });

  it('are refused for another audience', async () => {
    await refused(await provider.accessToken({ claims: regie, audience: 'another-api' }));
  });

  it('are refused of another issuer, also when it uses our provider’s key', async () => {
    const other = await startTestProvider();
    await refused(await other.accessToken({ claims: regie }));
    await refused(await signed({ iss: other.issuer }));
    await other.close();
  });

  it('are refused unsigned, or signed with what everybody knows', async () => {
    const [header, payload, signature] = (await provider.accessToken({ claims: regie })).split('.') as [
      string,
      string,
      string,
    ];
    const { publicKey, kid } = provider.signingKey();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'NONE']) {
      await refused(`${part({ alg, kid, typ: 'at+jwt' })}.${payload}.`);
      await refused(`${part({ alg, kid, typ: 'at+jwt' })}.${payload}.${signature}`);
    }
    const pem = await exportSPKI(publicKey);
    const forged = await new SignJWT(JSON.parse(Buffer.from(payload, 'base64url').toString()))
      .setProtectedHeader({ alg: 'HS256', kid, typ: 'at+jwt' })
      .sign(new TextEncoder().encode(pem));
    await refused(forged);
    expect(header).not.toBe('');
  });

  it('are refused when anything in them was changed', async () => {
    const [header, payload, signature] = (await provider.accessToken({ claims: regie })).split('.') as [
      string,
      string,
      string,
    ];
    const widened = Buffer.from(payload, 'base64url').toString().replace('"regie"', '"officer"');
    expect(widened).toContain('officer');
    await refused(`${header}.${Buffer.from(widened).toString('base64url')}.${signature}`);
    for (const bad of ['', 'not a token', 'a.b.c', `${header}.${payload}`]) await refused(bad);
  });

  it.each([
    ['an ID token', { nonce: 'n' }, {}],
    ['a refresh token', { typ: 'Refresh' }, {}],
    ['another kind of document', {}, { typ: 'logout+jwt' }],
    ['a token without a subject', { sub: undefined }, {}],
    ['a token that never ends', { exp: undefined }, {}],
    ['a token of a person without a role here', { realm_access: { roles: ['baas'] } }, {}],
  ] as const)('are refused when they are %s', async (_case, payload, header) => {
    await expect(tokens.verify(await signed({}))).resolves.toBeDefined();
    await refused(await signed(payload as unknown as JWTPayload, header));
  });

  it('are neither good nor bad while the provider is away', async () => {
    const token = await provider.accessToken({ claims: regie });
    const away = new OidcTokens({
      ...{ mapping: keycloak('koz'), actors, clock, audience: 'koz' },
      provider: new IdentityProvider({ issuer: 'http://127.0.0.1:9', clientId: 'koz', clientSecret: 'x' }),
      controllerOf: async () => undefined,
      plansOf: async () => [],
    });
    await expect(away.verify(token)).rejects.toThrow(ProviderUnavailableError);
    await expect(away.verify(token)).rejects.toThrow(ProviderUnavailableError);
  });
});
