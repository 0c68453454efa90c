import { createHmac } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { isOpenOperation, operations } from './document.js';
import { canary } from './hostile.js';
import { Report } from './report.js';
import type { Sent } from './wire.js';
import { attackedWorld, type World } from './world.js';

jest.setTimeout(300_000);

const read = '/api/v1/regie/summary';
const unknown = '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10';
const asText = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('Whoever says in another way who asks', () => {
  const report = new Report();
  let world: World;
  /** Of the regie of Antwerpen, by the provider of development. */
  let good: string;

  beforeAll(async () => {
    world = await attackedWorld();
    good = world.actorOf('regie').token ?? '';
  });
  afterAll(() => world.end());

  async function statusOf(headers: Sent['headers'], path = read, method = 'GET'): Promise<number> {
    const answer = await world.wire.send({ method, path, headers });
    report.note(`${method} ${path.slice(0, 40)}`, world.watchers.faultsOf({ answer, mayKnow: new Set() }), {
      headers,
    });
    expect(answer.text).not.toContain(good);
    return answer.status;
  }

  /** What the provider would never issue, signed with its own key. */
  const signed = (
    claims: Record<string, unknown>,
    {
      audience = world.provider.clientId,
      issuer = world.provider.issuer,
      typ = 'at+jwt',
      expires = 4102444800,
    } = {},
  ) => {
    const { privateKey, kid } = world.provider.signingKey();
    return new SignJWT({ realm_access: { roles: ['regie'] }, controller: 'antwerpen', sub: 'x', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid, typ })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(1764000000)
      .setExpirationTime(expires)
      .sign(privateKey);
  };

  it('is let with a good token of either provider, so that the others were refused for what they are', async () => {
    expect(await statusOf({ authorization: `Bearer ${good}` })).toBe(200);
    expect(await statusOf({ authorization: `Bearer ${await signed({})}` })).toBe(200);
  });

  const [header = '', payload = '', signature = ''] = ['h', 'p', 's'];
  const forged: Readonly<Record<string, () => string | Promise<string>>> = {
    'no token': () => '',
    'another scheme': () => `Basic ${Buffer.from(`regie:${canary}`).toString('base64')}`,
    'no scheme': () => good,
    'a word': () => `Bearer ${canary}`,
    'two words': () => `Bearer ${good} ${good}`,
    'a list': () => `Bearer ${good},${good}`,
    'three parts of nothing': () => `Bearer ${header}.${payload}.${signature}`,
    'no signature': () => `Bearer ${good.split('.').slice(0, 2).join('.')}.`,
    'algorithm none': () =>
      `Bearer ${new UnsecuredJWT({ role: 'officer', controller: 'antwerpen' }).setSubject(unknown).setIssuer('urn:kinderopvangzoeker:development').encode()}`,
    'algorithm None, in another case': () => {
      const [, claims, seal] = good.split('.');
      return `Bearer ${asText({ alg: 'nOnE', typ: 'JWT' })}.${claims}.${seal}`;
    },
    'another role under the same signature': () => {
      const [first, claims = '', seal] = good.split('.');
      const changed = {
        ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object),
        role: 'officer',
      };
      return `Bearer ${first}.${asText(changed)}.${seal}`;
    },
    'one bit of the signature': () => {
      const at = good.length - 4;
      return `Bearer ${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
    },
    'a key of its own in the header': async () => {
      const first = asText({
        alg: 'HS256',
        typ: 'JWT',
        jwk: { kty: 'oct', k: asText(canary) },
        kid: '../../dev/null',
      });
      const claims = good.split('.')[1] ?? '';
      const seal = createHmac('sha256', '').update(`${first}.${claims}`).digest('base64url');
      return `Bearer ${first}.${claims}.${seal}`;
    },
    'the public key taken for a secret': () => {
      const { publicKey } = world.provider.signingKey();
      const first = asText({ alg: 'HS256', typ: 'at+jwt', kid: world.provider.signingKey().kid });
      const claims = asText({
        iss: world.provider.issuer,
        aud: world.provider.clientId,
        sub: 'x',
        exp: 4102444800,
      });
      const seal = createHmac('sha256', JSON.stringify(publicKey))
        .update(`${first}.${claims}`)
        .digest('base64url');
      return `Bearer ${first}.${claims}.${seal}`;
    },
    'another audience': async () => `Bearer ${await signed({}, { audience: 'another' })}`,
    'another issuer': async () => `Bearer ${await signed({}, { issuer: 'https://issuer.example' })}`,
    'one that expired': async () => `Bearer ${await signed({}, { expires: 1764000001 })}`,
    'a token of another kind': async () => `Bearer ${await signed({ nonce: 'x' }, { typ: 'logout+jwt' })}`,
    'a very long one': () => `Bearer ${'a'.repeat(12_000)}.${'b'.repeat(1_000)}.c`,
    'one of hostile letters': () => `Bearer ' OR 1=1 --${canary}`,
  };

  it.each(Object.keys(forged))('is not let: %s', async (name) => {
    const authorization = await forged[name]?.();
    expect(await statusOf({ authorization: authorization ?? '' })).toBe(401);
  });

  it('is not let, whatever the call, with a token that is no good', async () => {
    for (const operation of operations) {
      if (isOpenOperation(operation)) continue;
      const path = operation.path.replaceAll(/\{\w+\}/g, unknown);
      expect([
        operation.name,
        await statusOf({ authorization: 'Bearer a.b.c' }, path, operation.method),
      ]).toEqual([operation.name, 401]);
    }
  });

  it('is not let with a token in the address, a form or another header', async () => {
    for (const name of ['access_token', 'token', 'authorization', 'bearer'])
      expect(await statusOf({}, `${read}?${name}=${good}`)).toBe(401);
    for (const name of [
      'x-authorization',
      'proxy-authorization',
      'x-access-token',
      'x-api-key',
      'x-forwarded-user',
    ])
      expect(await statusOf({ [name]: `Bearer ${good}` })).toBe(401);
    expect(
      await statusOf({ cookie: `authorization=Bearer ${good}; access_token=${good}; koz=${good}` }),
    ).toBe(401);
  });

  it('is refused with two tokens, the same, others, or one beside a session', async () => {
    const cookie = await world.logIn();
    expect(await statusOf({ cookie })).toBe(200);
    const officer = world.actorOf('officer').token ?? '';
    const host = new URL(world.system.address).host;
    for (const other of [good, officer, canary]) {
      const lines = [`Host: ${host}`, `Authorization: Bearer ${good}`, `authorization: Bearer ${other}`];
      const text = await world.wire.raw(
        `GET ${read} HTTP/1.1\r\n${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`,
      );
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      expect(text).toContain('oneToken');
    }
    for (const token of [good, officer, canary])
      expect(await statusOf({ cookie, authorization: `Bearer ${token}` })).toBe(400);
  });

  it('is not let with a session that is forged, doubled, or ended', async () => {
    const cookie = await world.logIn();
    const [name = '', secret = ''] = cookie.split('=');
    const changed = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    const other = await world.logIn();
    const forgeries = [
      ...[
        `${name}=${changed}`,
        `${name}=`,
        `${name}=${canary}`,
        `${name}="${secret}"`,
        `${name.toUpperCase()}=${secret}`,
      ],
      ...[
        `${cookie}; ${other}`,
        `${cookie}; ${cookie}`,
        `__Host-${cookie}`,
        `${name}=${secret}%00`,
        `${name}=' OR 1=1--`,
      ],
    ];
    for (const forgery of forgeries)
      expect([forgery, await statusOf({ cookie: forgery })]).toEqual([forgery, 401]);
    // Before a log-in somebody else may have put a session into the browser: it is ended by that.
    expect(await statusOf({ cookie })).toBe(200);
    await world.logIn(cookie);
    expect(await statusOf({ cookie })).toBe(401);
  });

  it('writes by a session from our own pages alone', async () => {
    const cookie = await world.logIn();
    const out = '/api/v1/session/logout';
    for (const headers of [{}, { origin: 'https://evil.example' }, { 'x-koz-portal': '1' }])
      expect(await statusOf({ cookie, ...headers }, out, 'POST')).toBe(403);
    const ours = { 'x-koz-portal': '1', origin: world.system.address };
    expect(await statusOf({ cookie, ...ours }, out, 'POST')).toBe(200);
    expect(await statusOf({ cookie })).toBe(401);
  });

  it('brings nothing down, and leaves no token and no value in the log', () => {
    expect(report.all()).toEqual([]);
    expect(world.logFaults()).toEqual([]);
    expect(world.logged('error')).toEqual([]);
    expect(JSON.stringify(world.logged('info'))).not.toContain(good.split('.')[2]);
  });
});
