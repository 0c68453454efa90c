import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, DiscreetError, hasCode, makePrivateDirectory } from '@koz/platform';

const keyFile = 'identity.key';
const keyLength = 32;

/** The key is not there although something was hashed with it, or is not one. */
export class IdentityKeyError extends DiscreetError {
  override readonly name = 'IdentityKeyError';
}

/** A key per purpose, none of which tells another: `deriveKey('koz/identity/subject/v1')`, 32 bytes. */
export type DeriveKey = (purpose: string) => Uint8Array;

/**
 * Opens `identity.key` in the keys directory, or makes it, mode 0600, while nothing was hashed with one yet: with
 * another key everybody would be somebody new.
 *
 * @param mayMake asked only when there is no key.
 * @throws IdentityKeyError in Dutch.
 */
export async function openIdentityKey(keysDir: string, mayMake: () => Promise<boolean>): Promise<DeriveKey> {
  const path = join(keysDir, keyFile);
  let secret = await readKey(path);
  if (secret === undefined) {
    if (!(await mayMake()))
      throw new IdentityKeyError(`${keyFile} ontbreekt in KOZ_KEYS_DIR: zet de reservekopie terug`);
    await makePrivateDirectory(keysDir);
    await createDurably(path, `${randomBytes(keyLength).toString('base64')}\n`);
    // Read back, for another process may have made it at the same moment.
    secret = await readKey(path);
  }
  if (secret?.length !== keyLength) throw new IdentityKeyError(`${keyFile} in KOZ_KEYS_DIR is beschadigd`);
  const key = secret;
  return (purpose) => new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, keyLength));
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
