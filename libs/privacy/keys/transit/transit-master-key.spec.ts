import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { TransitSettings } from '@koz/platform';
import { freePort } from '@koz/testing';
import { controllerId } from '@koz/privacy-types';
import { TransitDouble, type DoubleOptions } from '../testing/index.js';
import { TransitMasterKey, type TransitMasterKeyOptions } from './transit-master-key.js';

const antwerpen = controllerId('antwerpen');
const name = 'epoch-000001\n0b0e1a1e-3f55-4e0c-9a3f-0123456789ab';
/** As in production but for the waiting. */
const patience = { withinMs: 5_000, pausesMs: [1, 1] };

describe('A master key of a transit engine', () => {
  const secret = randomBytes(32);
  let directory: string;
  let tokenFile: string;
  let double: TransitDouble;
  let token: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-transit-'));
    tokenFile = join(directory, 'token');
  });
  beforeEach(() => begin());
  afterEach(() => double.close());
  afterAll(() => rm(directory, { recursive: true }));

  async function begin(options: DoubleOptions = {}): Promise<void> {
    double = await TransitDouble.start(options);
    double.createKey('koz');
    await give(double.token('koz'));
  }
  async function give(value: string): Promise<void> {
    token = value;
    await writeFile(tokenFile, `${value}\n`);
  }
  const settings = (more: Partial<TransitSettings> = {}): TransitSettings => ({
    ...{ url: double.url, mount: 'transit', key: 'koz', tokenFile, ...more },
  });
  const masterKey = (more?: Partial<TransitSettings>, options?: TransitMasterKeyOptions) =>
    new TransitMasterKey(settings(more), { patience, answerForMs: 0, ...options });
  const failure = async (work: Promise<unknown>): Promise<Error & { problem?: string }> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    const shown = inspect(error, { depth: 10, showHidden: true });
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(secret.toString('base64'));
    return error as Error;
  };
  const wrapped = () => masterKey().wrap(antwerpen, name, secret);
  const unwrapped = async (bytes: Uint8Array, key = masterKey()) =>
    Buffer.from((await key.unwrap(antwerpen, name, bytes)) ?? []);

  it('binds controller and name to what it wraps, as associated data', async () => {
    await wrapped();
    const encrypted = double.seen.find(({ path }) => path === 'transit/encrypt/koz');
    expect(encrypted?.body).toEqual({
      plaintext: secret.toString('base64'),
      associated_data: Buffer.from(`koz/key-file/v1\nantwerpen\n${name}`).toString('base64'),
    });
  });

  it('opens what was wrapped under earlier versions, and wraps under the newest', async () => {
    const first = await wrapped();
    double.rotateKey('koz');
    const second = await wrapped();
    const key = masterKey();
    expect([key.versionOf(first), key.versionOf(second), await key.newestVersion()]).toEqual([1, 2, 2]);
    expect(await unwrapped(first)).toEqual(secret);
    expect(await unwrapped(second)).toEqual(secret);
  });

  it('tells of a version that may open nothing any more that this is so, and not that the file is damaged', async () => {
    const first = await wrapped();
    double.rotateKey('koz');
    double.allowOnlyFrom('koz', 2);
    const error = await failure(unwrapped(first));
    expect(error).toMatchObject({ name: 'MasterKeyError', problem: 'versionTooOld' });
    expect(error.message).toContain('min_decryption_version');
    double.allowOnlyFrom('koz', 1);
    expect(await unwrapped(first)).toEqual(secret);
  });

  it('makes a new version where its token may, and says so where it may not', async () => {
    expect(await failure(masterKey().rotate())).toMatchObject({ problem: 'forbidden' });
    await give(
      double.token('koz', { ...double.policyOfService('koz'), 'transit/keys/koz/rotate': ['update'] }),
    );
    await masterKey().rotate();
    expect(await masterKey().newestVersion()).toBe(2);
  });

  it('does not make a key that is not there, also with a token that may', async () => {
    await give(
      double.token('koz', { ...double.policyOfService('koz'), 'transit/encrypt/koz': ['create', 'update'] }),
    );
    double.deleteKey('koz');
    expect(await failure(wrapped())).toMatchObject({ name: 'MasterKeyError', problem: 'unknownKey' });
    expect(double.hasKey('koz')).toBe(false);
  });

  it('tells of a key that is not there, instead of taking each file for damaged', async () => {
    const bytes = await wrapped();
    double.deleteKey('koz');
    const error = await failure(unwrapped(bytes));
    expect(error).toMatchObject({ problem: 'unknownKey' });
    expect(error.message).toContain('transit/koz');
    await give(double.token('koz', { 'elders/keys/koz': ['read'] }));
    expect(await failure(masterKey({ mount: 'elders' }).newestVersion())).toMatchObject({
      problem: 'unknownKey',
    });
  });

  it.each([
    ['encrypt', 'versleutelen', () => wrapped()],
    ['keys', 'lezen', () => wrapped()],
  ])('says what a token may not that may not %s', async (path, word, work) => {
    const { [`transit/${path}/koz`]: _not, ...policy } = double.policyOfService('koz');
    await give(double.token('koz', policy));
    const error = await failure(work());
    expect(error).toMatchObject({ name: 'MasterKeyError', problem: 'forbidden' });
    expect(error.message).toContain(`mag transit/koz niet ${word}`);
  });

  it('says that a token may not decrypt', async () => {
    const bytes = await wrapped();
    await give(double.token('koz', { 'transit/keys/koz': ['read'] }));
    expect((await failure(unwrapped(bytes))).message).toContain('mag transit/koz niet ontsleutelen');
  });

  it('takes a new token from its file as soon as it stands there', async () => {
    const key = masterKey();
    const bytes = await key.wrap(antwerpen, name, secret);
    double.revoke(token);
    expect(await failure(unwrapped(bytes, key))).toMatchObject({ problem: 'forbidden' });
    await give(double.token('koz'));
    expect(await unwrapped(bytes, key)).toEqual(secret);
    for (const content of ['', 'two words', 'a\nb']) {
      await writeFile(tokenFile, content);
      expect(await failure(unwrapped(bytes, key))).toMatchObject({ problem: 'token' });
    }
    await rm(tokenFile);
    expect((await failure(unwrapped(bytes, key))).message).toContain('KOZ_TRANSIT_TOKEN_FILE');
  });

  it.each([
    ['fails', [500, 502]],
    ['is busy', [429, 429]],
    ['breaks the connection', [0, 0]],
    ['is a standby that does not know the newest yet', [412, 503]],
  ])('goes on when the engine %s for a moment', async (_what, statuses) => {
    const bytes = await wrapped();
    double.disturbances.push(...statuses);
    expect(await unwrapped(bytes)).toEqual(secret);
    expect(double.disturbances).toEqual([]);
  });

  it.each([
    ['failing', [500, 500, 500, 500]],
    ['busy', [429, 429, 429, 429]],
    ['unreachable', [0, 0, 0, 0]],
  ])('tries three times and no more, and says that it is %s', async (problem, statuses) => {
    const bytes = await wrapped();
    double.disturbances.push(...statuses);
    expect(await failure(unwrapped(bytes))).toMatchObject({ name: 'MasterKeyAwayError', problem });
    expect(double.disturbances).toHaveLength(1);
  });

  it('waits for an answer a bounded time', async () => {
    const bytes = await wrapped();
    double.disturbances.push(-1);
    const key = masterKey({}, { patience: { withinMs: 50, pausesMs: [] } });
    expect(await failure(unwrapped(bytes, key))).toMatchObject({ problem: 'timeout' });
  });

  it('says that it is sealed, and goes on when it is not any more', async () => {
    const bytes = await wrapped();
    const key = masterKey();
    double.sealed = true;
    const error = await failure(unwrapped(bytes, key));
    expect(error).toMatchObject({ name: 'MasterKeyAwayError', problem: 'sealed' });
    expect(error.message).toContain('verzegeld');
    expect(await key.answers()).toBe('sealed');
    double.sealed = false;
    expect(await unwrapped(bytes, key)).toEqual(secret);
    expect(await key.answers()).toBe(true);
  });

  it('tells for readiness why it cannot be used', async () => {
    const key = masterKey();
    double.disturbances.push(503);
    expect(await key.answers()).toBe('failing');
    double.revoke(token);
    expect(await key.answers()).toBe('token refused');
    await give(double.token('koz'));
    double.deleteKey('koz');
    expect(await key.answers()).toBe('key unknown');
    expect(await masterKey({ url: `http://127.0.0.1:${await freePort()}` }).answers()).toBe('not reached');
  });

  it('asks the engine once for however many ask whether it can be used', async () => {
    const key = masterKey({}, { answerForMs: 60_000 });
    await Promise.all(Array.from({ length: 20 }, () => key.answers()));
    expect(double.seen).toHaveLength(1);
  });

  it.each([
    ['of a kind that binds no associated data', { type: 'rsa-4096' }],
    ['that is derived', { derived: true }],
  ])('refuses a key %s', async (_what, options) => {
    double.createKey('koz', options);
    expect(await failure(TransitMasterKey.open(settings()))).toMatchObject({ problem: 'unsuitable' });
  });

  it('opens while the engine is sealed, and not when the token is refused', async () => {
    double.sealed = true;
    expect(await (await TransitMasterKey.open(settings())).answers()).toBe('sealed');
    double.sealed = false;
    double.revoke(token);
    expect(await failure(TransitMasterKey.open(settings()))).toMatchObject({ problem: 'forbidden' });
  });

  it('sends its namespace, and finds the engine where it is mounted', async () => {
    await double.close();
    await begin({ mount: 'ploeg/transit', namespace: 'koz' });
    const there = { mount: 'ploeg/transit', namespace: 'koz' };
    const key = masterKey(there);
    expect(await unwrapped(await key.wrap(antwerpen, name, secret), key)).toEqual(secret);
    expect(await failure(masterKey({ ...there, namespace: 'elders' }).newestVersion())).toMatchObject({
      problem: 'forbidden',
    });
  });

  it('believes the certificate of the authority that it was given, and no other', async () => {
    await double.close();
    const files = ['-keyout', join(directory, 'tls.key'), '-out', join(directory, 'tls.crt')];
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...['-subj', '/CN=transit', '-addext', 'subjectAltName=IP:127.0.0.1', ...files],
      ],
      { stdio: 'ignore' },
    );
    const caFile = join(directory, 'tls.crt');
    await begin({ tls: { cert: await readFile(caFile), key: await readFile(join(directory, 'tls.key')) } });
    const key = masterKey({ caFile });
    expect(await unwrapped(await key.wrap(antwerpen, name, secret), key)).toEqual(secret);
    const seen = double.seen.length;
    const error = await failure(masterKey().newestVersion());
    expect(error).toMatchObject({ name: 'MasterKeyError', problem: 'certificate' });
    expect(await failure(masterKey({ caFile: join(directory, 'absent') }).newestVersion())).toMatchObject({
      problem: 'certificate',
    });
    expect(double.seen).toHaveLength(seen);
  });

  it.each([
    ['a page', 200, '<html>'],
    ['JSON of another kind', 200, '{"data": {"type": "aes256-gcm96"}}'],
    ['a way elsewhere', 307, ''],
    ['more than any answer holds', 200, `"${'x'.repeat(300_000)}"`],
  ])('says that the address is no transit engine when it answers %s', async (_what, status, body) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status, { location: double.url }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prefix/`;
    const error = await failure(masterKey({ url }).newestVersion());
    expect(['answer', 'unreachable']).toContain(error.problem);
    expect(new Set(asked)).toEqual(new Set(['/prefix/v1/transit/keys/koz']));
    expect(double.seen).toEqual([]);
    server.close();
  });
});
