import { isOpenOperation, operations } from './document.js';
import { canary } from './hostile.js';
import { Report } from './report.js';
import type { Answer } from './wire.js';
import { attackedWorld, type World } from './world.js';

jest.setTimeout(300_000);

const prefix = '/api/v1';

describe('An address or a method that is not what it seems', () => {
  const report = new Report();
  let world: World;

  beforeAll(async () => {
    world = await attackedWorld();
  });
  afterAll(() => world.end());

  async function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await world.wire.send({ method, path, headers });
    report.note(`${method} ${path}`, world.watchers.faultsOf({ answer, mayKnow: new Set() }), {});
    return answer;
  }

  /** Ways to write the address of something that is guarded. */
  const disguises: Readonly<Record<string, (path: string) => string>> = {
    'two slashes': (path) => path.replaceAll('/', '//'),
    'a slash at the end': (path) => `${path}/`,
    'a step aside': (path) => path.replace(prefix, `${prefix}/locations/..`),
    'a step aside, encoded': (path) => path.replace(prefix, `${prefix}/locations/%2e%2e`),
    'a step aside, encoded twice': (path) => path.replace(prefix, `${prefix}/locations/%252e%252e`),
    'a step in place': (path) => path.replace(prefix, `${prefix}/.`),
    'slashes, encoded': (path) => `/${path.slice(1).replaceAll('/', '%2f')}`,
    'slashes of Windows': (path) => path.replaceAll('/', '\\'),
    capitals: (path) => path.toUpperCase(),
    'a parameter of a part': (path) => path.replaceAll('/', ';x=1/').slice(4),
    'a suffix': (path) => `${path}.json`,
    'NUL at the end': (path) => `${path}%00`,
    'NUL and a picture': (path) => `${path}%00.png`,
    'a space at the end': (path) => `${path}%20`,
    'a new line': (path) => `${path}%0d%0aX-Injected:%20${canary}`,
    'a letter that was encoded': (path) => path.replace('v1', '%761'),
    'bytes that are no text': (path) => `${path}%ff%fe`,
    'a cut escape': (path) => `${path}%`,
    'a question within': (path) => `${path}%3f`,
    'a whole address': (path) => `http://${canary}.example${path}`,
    'a fragment': (path) => `${path}#${canary}`,
    'the health of the system before it': (path) => `/health/..${path}`,
    'the documents before it': (path) => `/api/docs/..${path}`,
    'a very long one': (path) => `${path}/${'a'.repeat(8_000)}`,
    'very many parts': (path) => `${path}${'/a'.repeat(2_000)}`,
  };

  it.each(Object.keys(disguises))('opens nothing to nobody: %s', async (name) => {
    for (const operation of operations) {
      if (isOpenOperation(operation)) continue;
      const path = disguises[name]?.(operation.path.replaceAll(/\{\w+\}/g, world.plans.own.carePlanId)) ?? '';
      const { status, headers, text } = await ask(operation.method, path);
      // The portal’s page is at every address that is not the API’s.
      const isPage =
        status === 200 && headers['content-type']?.startsWith('text/html') && !text.includes('"items"');
      expect([path, isPage || status >= 400]).toEqual([path, true]);
      expect(headers['x-injected']).toBeUndefined();
    }
    expect(report.all()).toEqual([]);
  });

  it('reaches no file beside the portal', async () => {
    const steps = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..\\',
      '..%5c',
      '....//',
      '%c0%ae%c0%ae/',
      '..;/',
    ];
    for (const step of steps)
      for (const file of ['package.json', '.koz/keys/master.key', 'etc/passwd', 'main.mjs.map']) {
        const { text } = await ask('GET', `/${step.repeat(8)}${file}`);
        expect(text).not.toMatch(/root:|"dependencies"|BEGIN|"sourcesContent"/);
      }
    expect(report.all()).toEqual([]);
  });

  it('does no more for another method, or for a header that names one', async () => {
    const { carePlanId, token } = world.plans.own;
    const path = `${prefix}/care-plans/${carePlanId}`;
    const authorization = `Bearer ${token}`;
    for (const method of [
      'PUT',
      'OPTIONS',
      'HEAD',
      'TRACE',
      'SEARCH',
      'PROPFIND',
      'LOCK',
      'PURGE',
      'MKCOL',
      'QUERY',
    ]) {
      const { status, text, headers } = await ask(method, path, { authorization });
      expect([method, status >= 200 && status < 500]).toEqual([method, true]);
      expect([method, text.includes(token)]).toEqual([method, false]);
      expect(headers['access-control-allow-methods']).toBeUndefined();
    }
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override', '_method']) {
      await ask('GET', `${path}?_method=DELETE`, { authorization: 'Bearer x', [name]: 'DELETE' });
      const { status } = await world.wire.send({
        method: 'GET',
        path,
        headers: { authorization, [name]: 'DELETE' },
      });
      expect([name, status]).toEqual([name, 200]);
    }
    for (const name of ['x-original-url', 'x-rewrite-url', 'x-forwarded-uri'])
      expect((await ask('GET', `${prefix}/dev/clock`, { [name]: `${prefix}/audit/log` })).text).toContain(
        '"now"',
      );
  });

  it('repeats no host and no forwarded address, and redirects to none', async () => {
    const names = [
      'host',
      'x-forwarded-host',
      'x-forwarded-for',
      'forwarded',
      'x-forwarded-proto',
      'x-forwarded-prefix',
    ];
    for (const path of [
      '/',
      '/gezin',
      '/api/docs',
      '/api/openapi.json',
      `${prefix}/session/login`,
      '/health/ready',
    ])
      for (const name of names) {
        const { headers, text } = await ask('GET', path, { [name]: `${canary}.example` });
        expect(`${JSON.stringify(headers)}${text}`).not.toContain(canary);
      }
    expect(report.all()).toEqual([]);
  });

  it('leads nobody who logs in to another site', async () => {
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/%09/evil.example',
      'javascript:x',
    ]) {
      const { status, headers } = await ask('GET', `${prefix}/session/login?to=${encodeURIComponent(to)}`);
      expect([to, [302, 400].includes(status)]).toEqual([to, true]);
      if (status === 302) expect(headers.location?.startsWith(world.provider.issuer)).toBe(true);
    }
  });

  /** What a proxy and we might read as two requests. */
  const smuggled = `GET ${prefix}/dev/clock HTTP/1.1\r\nHost: x\r\nX-Smuggled: ${canary}\r\n\r\n`;
  const post = (lines: readonly string[], body: string): string =>
    [
      `POST ${prefix}/dev/tokens HTTP/1.1`,
      'Host: x',
      'Content-Type: application/json',
      ...lines,
      '',
      body,
    ].join('\r\n');
  const requests: Readonly<Record<string, string>> = {
    'a length and chunks': post(['Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`),
    'chunks and a length': post(['Transfer-Encoding: chunked', 'Content-Length: 5'], `0\r\n\r\n${smuggled}`),
    'two lengths': post(['Content-Length: 0', `Content-Length: ${smuggled.length}`], smuggled),
    'a length that is none': post(['Content-Length: +5'], `{"a":${smuggled}`),
    'chunks, with a space': post(
      ['Transfer-Encoding : chunked', 'Content-Length: 5'],
      `0\r\n\r\n${smuggled}`,
    ),
    'chunks under another name': post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${smuggled}`),
    'chunks twice': post(
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
      `0\r\n\r\n${smuggled}`,
    ),
    'a chunk of no number': post(['Transfer-Encoding: chunked'], `zz\r\n${smuggled}`),
    'a line that goes on': post([' Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`),
    'a bare line feed': post([], smuggled).replaceAll('\r\n', '\n'),
    'NUL in a header': post([`X-Name: a\0${canary}`], '{}'),
    'no host': `GET ${prefix}/dev/clock HTTP/1.1\r\n\r\n`,
    'two hosts': `GET ${prefix}/dev/clock HTTP/1.1\r\nHost: x\r\nHost: ${canary}\r\n\r\n`,
    'no version': `GET ${prefix}/dev/clock\r\n\r\n`,
    'HTTP/0.9': 'GET /\r\n',
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    TLS: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    'a method of its own': `${canary.toUpperCase()} / HTTP/1.1\r\nHost: x\r\n\r\n`,
    'a tunnel': `CONNECT ${canary}.example:443 HTTP/1.1\r\nHost: x\r\n\r\n`,
    'a star': 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'very many headers': post(
      Array.from({ length: 3_000 }, (_, at) => `X-${at}: ${canary}`),
      '{}',
    ),
    'a very long header': post([`X-Name: ${canary.repeat(5_000)}`], '{}'),
  };

  /** No host of theirs decides anything here, and Node still reads the oldest form of a request. */
  const isOne = ['a star', 'two hosts', 'no version', 'HTTP/0.9'];

  it.each(Object.keys(requests))('is read as one request or none: %s', async (name) => {
    const text = await world.wire.raw(requests[name] ?? '');
    const answered = text.match(/^HTTP\/1\.1 2/gm)?.length ?? 0;
    expect(answered).toBeLessThanOrEqual(isOne.includes(name) ? 1 : 0);
    expect(text).not.toContain(canary);
    expect(text).not.toMatch(/^HTTP\/1\.1 5/m);
  });

  it('is forgotten where somebody leaves in the middle', async () => {
    const { token } = world.plans.own;
    const length = 'Content-Length: 5000';
    const whole = post([`Authorization: Bearer ${token}`, length], `{"role":"${canary}`);
    const long = post(['Transfer-Encoding: chunked'], `1388\r\n{"role":"${canary}`);
    const cuts = [whole.slice(0, 12), whole.slice(0, 80), whole, long, `${whole}${'a'.repeat(3_000)}`];
    for (let times = 0; times < 10; times += 1)
      await Promise.all(cuts.map((bytes) => world.wire.raw(bytes, { breakOff: true })));
    expect((await ask('GET', `${prefix}/dev/clock`)).status).toBe(200);
  });

  it('leaves nothing in the log, and no error', () => {
    expect(world.logFaults()).toEqual([]);
    expect([...world.logged('error'), ...world.logged('warn')]).toEqual([]);
  });
});
