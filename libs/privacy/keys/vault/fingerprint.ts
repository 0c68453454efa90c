import { createHash } from 'node:crypto';
import type { EpochKey } from '../epoch/keyring.js';
import type { DataKey } from '../key-vault.port.js';

/**
 * Names a data key after it is gone: SHA-256("koz/key-fingerprint/v1\n" ‖ secret), in hexadecimal. The secret is 256
 * random bits, so that nothing leads back to it.
 */
export const fingerprintOf = (key: DataKey): string => digest(key.secret).toString('hex');

/** The same of an epoch key. */
export const epochFingerprint = (epoch: EpochKey): Buffer => digest(epoch.secret.bytes);

const digest = (secret: Uint8Array): Buffer =>
  createHash('sha256').update('koz/key-fingerprint/v1\n').update(secret).digest();
