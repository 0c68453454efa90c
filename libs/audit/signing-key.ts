import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, hasCode, makePrivateDirectory } from '@koz/platform';
import { canonicalJson } from '@koz/privacy-keys';
import { SigningKeyError } from './certificate-errors.js';

/** An Ed25519 public key as it is published (RFC 8037), with the id by which certificates name it. */
export interface PublicSigningKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** base64url */
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

/** Signs, and shows only its public half: the private one is in a key object that neither JSON nor a print opens. */
export interface SigningKey {
  readonly publicKey: PublicSigningKey;
  /** 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
}

export interface SigningKeySettings {
  /** `KOZ_SIGNING_KEY_FILE`: an Ed25519 key in PKCS #8 PEM, or 32 bytes raw, in base64 or hexadecimal. */
  readonly file?: string;
  /** `KOZ_KEYS_DIR`: where development keeps a key of its own. */
  readonly keysDir: string;
  /** True in development: `signing.key` in the keys directory is read, or made on first use with mode 0600. */
  readonly mayGenerate: boolean;
}

/** The key that the settings name; throws {@link SigningKeyError}. */
export async function openSigningKey({
  file,
  keysDir,
  mayGenerate,
}: SigningKeySettings): Promise<SigningKey> {
  if (file !== undefined) return givenKey(file);
  if (!mayGenerate) throw new SigningKeyError('KOZ_SIGNING_KEY_FILE is verplicht');
  const path = join(keysDir, 'signing.key');
  await makePrivateDirectory(keysDir);
  try {
    return signingKeyFrom(await readFile(path), 'signing.key');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  await createDurably(path, `${randomBytes(seedBytes).toString('base64')}\n`);
  // Read back, for another process may have made it at the same moment.
  return signingKeyFrom(await readFile(path), 'signing.key');
}

const seedBytes = 32;
/** PKCS #8 around an Ed25519 seed (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signing key from a file's content; `source` is what an error calls it. */
export function signingKeyFrom(content: Buffer, source: string): SigningKey {
  const refused = new SigningKeyError(
    `${source} moet een Ed25519-sleutel zijn: PKCS #8 in PEM, of 32 bytes, in base64 of hexadecimaal`,
  );
  const text = content.toString('latin1').trim();
  if (text.startsWith('-----BEGIN')) {
    const key = parsed(() => createPrivateKey(content));
    if (key?.asymmetricKeyType !== 'ed25519') throw refused;
    return signingKeyOf(key);
  }
  const seed = seedFrom(content, text);
  if (!seed) throw refused;
  return signingKeyOf(
    createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' }),
  );
}

function seedFrom(content: Buffer, text: string): Buffer | undefined {
  if (content.length === seedBytes) return content;
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

async function givenKey(file: string): Promise<SigningKey> {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (error) {
    const { code = 'unreadable' } = error as { code?: string };
    throw new SigningKeyError(`het bestand van KOZ_SIGNING_KEY_FILE kan niet gelezen worden (${code})`);
  }
  return signingKeyFrom(content, 'KOZ_SIGNING_KEY_FILE');
}

function signingKeyOf(key: KeyObject): SigningKey {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey: PublicSigningKey = {
    kty: 'OKP',
    crv: 'Ed25519',
    x,
    kid: thumbprintOf(x),
    use: 'sig',
    alg: 'EdDSA',
  };
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

/** RFC 7638: SHA-256 of the key's required members as canonical JSON, in base64url. */
export const thumbprintOf = (x: string): string =>
  createHash('sha256')
    .update(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    // Its message may describe what it read.
    return undefined;
  }
}
