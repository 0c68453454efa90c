import { createHash, generateKeyPairSync, verify, createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { antwerpen, epochDestroyed, mechelen, shredding } from './audit.fixtures.js';
import { noCertificate } from './certificate.js';
import { receiptHashOf } from './receipt-hash.js';
import { signCertificates } from './sign-certificates.js';
import { openSigningKey, signingKeyFrom } from './signing-key.js';
import { CertificateKeys, verifyCertificate, verifyChain } from './verify-certificate.js';

const key = signingKeyFrom(Buffer.alloc(32, 5), 'test');
const keys = new CertificateKeys([key.publicKey]);
const signed = (...facts: Parameters<typeof signCertificates>[3]) =>
  signCertificates(key, antwerpen, noCertificate, facts);
const fault = (name: string) => expect.objectContaining({ name: 'CertificateError', fault: name });

describe('a certificate', () => {
  it('says what was signed, from its bytes and the public key alone', () => {
    const facts = [shredding(), epochDestroyed(3), shredding({ tier: 'planning' })];
    const certificates = signed(...facts);
    for (const [at, { bytes }] of certificates.entries())
      expect(verifyCertificate(bytes, keys)).toEqual({
        ...facts[at],
        version: 1,
        controller: antwerpen,
        sequence: at + 1,
        previous: at === 0 ? '0'.repeat(64) : sha256(certificates[at - 1]!.bytes),
        signedBy: key.publicKey.kid,
      });
  });

  it('is what docs/stored-form.md says, so that another language can verify it', () => {
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = signed(epochDestroyed(1));
    const text = bytes.toString('utf8');
    const { signature } = JSON.parse(text) as { signature: string };
    const statement = text.slice(text.indexOf('"statement":') + '"statement":'.length, -1);
    const { x } = key.publicKey;
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const message = Buffer.concat([Buffer.from('koz/certificate/v1\n'), Buffer.from(statement)]);
    expect(verify(null, message, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(text.startsWith('{"signature":"')).toBe(true);
  });

  it('has the same bytes when the same facts are signed again', () => {
    const facts = shredding();
    expect(signed(facts)[0]!.bytes).toEqual(signed(facts)[0]!.bytes);
  });

  it('proves nothing once any bit of it is another', () => {
    const bytes = signed(shredding())[0]!.bytes;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 << bit;
        expect(() => verifyCertificate(changed, keys)).toThrow(
          expect.objectContaining({ name: 'CertificateError' }),
        );
      }),
    );
  });

  it('must be the canonical bytes, of this form, signed by a key that was given', () => {
    const bytes = signed(shredding())[0]!.bytes;
    const parsed = JSON.parse(bytes.toString()) as Record<string, unknown>;
    const forms = [
      Buffer.from(` ${bytes.toString()}`),
      Buffer.from(JSON.stringify({ statement: parsed['statement'], signature: parsed['signature'] })),
      Buffer.from(JSON.stringify({ ...parsed, more: 1 })),
      Buffer.from('{}'),
      Buffer.from('null'),
      Buffer.alloc(0),
    ];
    for (const form of forms) expect(() => verifyCertificate(form, keys)).toThrow(fault('form'));
    const other = signingKeyFrom(Buffer.alloc(32, 6), 'test');
    const strange = signCertificates(other, antwerpen, noCertificate, [shredding()])[0]!.bytes;
    expect(() => verifyCertificate(strange, keys)).toThrow(fault('unknownKey'));
    const lying = new CertificateKeys([
      { ...other.publicKey, kid: key.publicKey.kid } as typeof key.publicKey,
    ]);
    expect(() => verifyCertificate(bytes, lying)).toThrow(fault('unknownKey'));
  });
});

describe('the chain of a controller', () => {
  const chain = signed(...Array.from({ length: 6 }, () => shredding())).map(({ bytes }) => bytes);

  it('verifies from the first on, or from a tip', async () => {
    const last = await verifyChain(chain, keys);
    expect(last).toEqual({ sequence: 6, hash: createHash('sha256').update(chain[5]!).digest() });
    const tip = await verifyChain(chain.slice(0, 3), keys);
    expect(await verifyChain(chain.slice(3), keys, tip)).toEqual(last);
  });

  it('shows one that is missing, exchanged, of another chain or another controller', async () => {
    const [a, b, c, d] = chain as [Buffer, Buffer, Buffer, Buffer];
    const elsewhere = signCertificates(key, mechelen, { sequence: 1, hash: sha256Bytes(a) }, [shredding()]);
    const forked = signCertificates(key, antwerpen, { sequence: 1, hash: Buffer.alloc(32) }, [shredding()]);
    for (const broken of [
      [b],
      [a, c],
      [a, b, d],
      [b, a],
      [a, a],
      [a, elsewhere[0]!.bytes],
      [a, forked[0]!.bytes],
    ])
      await expect(verifyChain(broken, keys)).rejects.toEqual(fault('chain'));
  });
});

describe('the signing key', () => {
  let keysDir: string;
  beforeEach(async () => (keysDir = await mkdtemp(join(tmpdir(), 'koz-signing-'))));
  afterEach(() => rm(keysDir, { recursive: true }));

  it('is made once in development, for its owner only, and found again', async () => {
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => openSigningKey({ keysDir, mayGenerate: true })),
    );
    expect(new Set(opened.map(({ publicKey }) => publicKey.x)).size).toBe(1);
    expect((await stat(join(keysDir, 'signing.key'))).mode & 0o777).toBe(0o600);
    await expect(openSigningKey({ keysDir, mayGenerate: false })).rejects.toMatchObject({
      name: 'SigningKeyError',
      message: 'KOZ_SIGNING_KEY_FILE is verplicht',
    });
  });

  it('is read as PEM, raw, base64 or hexadecimal', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const { d = '', x } = privateKey.export({ format: 'jwk' });
    const seed = Buffer.from(d, 'base64url');
    const forms = [
      Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      seed,
      Buffer.from(`${seed.toString('base64')}\n`),
      Buffer.from(seed.toString('hex')),
    ];
    const file = join(keysDir, 'given.key');
    for (const form of forms) {
      await writeFile(file, form);
      const { publicKey } = await openSigningKey({ file, keysDir, mayGenerate: false });
      expect(publicKey).toMatchObject({ kty: 'OKP', crv: 'Ed25519', x, use: 'sig', alg: 'EdDSA' });
    }
  });

  it('is refused when it is none, and what was read is not repeated', async () => {
    const file = join(keysDir, 'given.key');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forms = [
      'secret words',
      '',
      '-----BEGIN PRIVATE KEY-----\nsecret words',
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ];
    for (const form of forms) {
      await writeFile(file, form);
      const error: unknown = await openSigningKey({ file, keysDir, mayGenerate: false }).catch(
        (e: unknown) => e,
      );
      expect(error).toMatchObject({ name: 'SigningKeyError' });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret words');
    }
    await expect(
      openSigningKey({ file: join(keysDir, 'none'), keysDir, mayGenerate: false }),
    ).rejects.toThrow('ENOENT');
  });

  it('has the id of RFC 8037’s example, and shows nothing of its private half', async () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const example = signingKeyFrom(seed, 'test');
    expect(example.publicKey.x).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
    expect(example.publicKey.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
    const shown = inspect(example, { depth: 9, showHidden: true }) + JSON.stringify(example);
    expect(shown).not.toContain('9d61b19d');
    expect(shown).not.toContain(seed.toString('base64').slice(0, 8));
    expect(await readFile(join(keysDir, 'signing.key')).catch(() => 'absent')).toBe('absent');
  });

  it('signs thousands a second', () => {
    const facts = Array.from({ length: 3000 }, () => shredding());
    const started = performance.now();
    const certificates = signCertificates(key, antwerpen, noCertificate, facts);
    const made = performance.now();
    for (const { bytes } of certificates.slice(0, 1000)) verifyCertificate(bytes, keys);
    const verified = performance.now();
    process.stdout.write(
      `signed ${Math.round(3_000_000 / (made - started))} certificates a second, ` +
        `verified ${Math.round(1_000_000 / (verified - made))} a second\n`,
    );
    expect(certificates).toHaveLength(3000);
  });
});

describe('the hash of a receipt', () => {
  it('is the same however a person writes the code', () => {
    const expected = createHash('sha256').update('koz/receipt-hash/v1\n7ZK201X0').digest('hex');
    for (const code of ['7ZK2-01X0', ' 7zk2 01x0', '7zk2-oix0', '7ZK20LXO'])
      expect(receiptHashOf(code)).toBe(expected);
  });
});

function sha256(bytes: Uint8Array): string {
  return sha256Bytes(bytes).toString('hex');
}
function sha256Bytes(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
