import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, hasCode, makePrivateDirectory, type TransitSettings } from '@koz/platform';
import { secretBytes } from '../envelope/aes-gcm.js';
import { randomBytes } from '../envelope/random-pool.js';
import { MasterKeyError } from '../key-errors.js';
import { TransitMasterKey } from '../transit/transit-master-key.js';
import { LocalMasterKey } from './local-master-key.js';
import type { MasterKeyProvider } from './master-key.port.js';

/** Where the master key comes from; at most one of `file`, `value` and `transit` may be given. */
export interface MasterKeySettings {
  /** `KOZ_MASTER_KEY_FILE`: 32 raw bytes, or their base64 or hexadecimal text. */
  readonly file?: string;
  /** `KOZ_MASTER_KEY`: 32 bytes in base64 or hexadecimal. */
  readonly value?: string;
  /** `KOZ_TRANSIT_URL` and what belongs to it: the key of a transit engine. */
  readonly transit?: TransitSettings;
  /** `KOZ_KEYS_DIR`: where a master key is made when none is given and `mayGenerate` allows it. */
  readonly keysDir: string;
  /** True in development: `master.key` in the keys directory is read, or made on first use with mode 0600. */
  readonly mayGenerate: boolean;
  /** Then one that was made before is read, and none is made: another key would open nothing that is there. */
  readonly onlyIfThere?: boolean;
}

/**
 * The master key that the settings name. One that a transit engine holds may be away for the moment.
 *
 * @throws MasterKeyError, which never repeats the input
 */
export async function openMasterKey(settings: MasterKeySettings): Promise<MasterKeyProvider> {
  const { file, value, transit } = settings;
  if ([file, value, transit].filter((source) => source !== undefined).length > 1)
    throw new MasterKeyError(
      'van KOZ_MASTER_KEY_FILE, KOZ_MASTER_KEY en KOZ_TRANSIT_URL is er meer dan een gegeven: geef er één',
    );
  if (transit !== undefined) return TransitMasterKey.open(transit);
  if (value !== undefined) return masterKeyFromText(value, 'KOZ_MASTER_KEY');
  if (file !== undefined) return givenMasterKey(file);
  if (!settings.mayGenerate)
    throw new MasterKeyError('KOZ_MASTER_KEY_FILE, KOZ_MASTER_KEY of KOZ_TRANSIT_URL is verplicht');
  return generatedMasterKey(settings.keysDir, settings.onlyIfThere ?? false);
}

/** A master key from text: 64 hexadecimal digits, or the base64 (or base64url) of 32 bytes. */
export function masterKeyFromText(text: string, source: string): LocalMasterKey {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return new LocalMasterKey(Buffer.from(trimmed, 'hex'));
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return new LocalMasterKey(Buffer.from(trimmed, 'base64'));
  throw new MasterKeyError(`${source} moet 32 bytes zijn, in base64 of hexadecimaal`);
}

async function givenMasterKey(file: string): Promise<LocalMasterKey> {
  try {
    return await readMasterKey(file, 'KOZ_MASTER_KEY_FILE');
  } catch (error) {
    if (error instanceof MasterKeyError) throw error;
    const { code = 'unreadable' } = error as { code?: string };
    throw new MasterKeyError(`het bestand van KOZ_MASTER_KEY_FILE kan niet gelezen worden (${code})`);
  }
}

async function generatedMasterKey(keysDir: string, onlyIfThere: boolean): Promise<LocalMasterKey> {
  const path = join(keysDir, 'master.key');
  try {
    return await readMasterKey(path, 'master.key');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  if (onlyIfThere) throw new MasterKeyError('in KOZ_KEYS_DIR is er nog geen hoofdsleutel');
  await makePrivateDirectory(keysDir);
  await createDurably(path, `${Buffer.from(randomBytes(secretBytes)).toString('base64')}\n`);
  // Read back, for another process may have made it at the same moment: one of the two keys is the key.
  return readMasterKey(path, 'master.key');
}

async function readMasterKey(path: string, source: string): Promise<LocalMasterKey> {
  const content = await readFile(path);
  if (content.length === secretBytes) return new LocalMasterKey(content);
  return masterKeyFromText(content.toString('latin1'), source);
}
