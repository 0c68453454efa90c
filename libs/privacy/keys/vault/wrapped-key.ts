import { randomUUID } from 'node:crypto';
import type { ControllerId, KeyId } from '@koz/privacy-types';
import { secretBytes, unwrapSecret, wrapSecret } from '../envelope/aes-gcm.js';
import { randomBytes } from '../envelope/random-pool.js';
import type { EpochKey } from '../epoch/keyring.js';
import { Secret } from '../epoch/secret.js';
import { DamagedKeyError } from '../key-errors.js';
import type { DataKey } from '../key-vault.port.js';

/** A data key whose secret neither JSON nor an inspection shows. */
class VaultKey implements DataKey {
  readonly #secret: Secret;

  constructor(
    readonly id: KeyId,
    secret: Uint8Array,
  ) {
    this.#secret = new Secret(secret);
  }

  get secret(): Uint8Array {
    return this.#secret.bytes;
  }
}

/** A new data key: id and secret are random, and neither derives from the other or from a root. */
export function makeDataKey(): DataKey {
  return new VaultKey(randomUUID() as string as KeyId, randomBytes(secretBytes));
}

/** The stored form of a data key: AES-256-GCM under the epoch key, bound to key id and controller; 60 bytes. */
export function wrapDataKey(epoch: EpochKey, controller: ControllerId, key: DataKey): Buffer {
  return wrapSecret(epoch.secret.bytes, additionalData(controller, key.id), key.secret);
}

/** The data key of a row; throws {@link DamagedKeyError} when the row does not authenticate. */
export function unwrapDataKey(
  epoch: EpochKey,
  controller: ControllerId,
  id: KeyId,
  wrapped: Uint8Array,
): DataKey {
  const secret = unwrapSecret(epoch.secret.bytes, additionalData(controller, id), wrapped);
  if (!secret) throw new DamagedKeyError(controller, id);
  return new VaultKey(id, secret);
}

/** Whether bytes are this key, wrapped under that epoch key: for who searches what a disk still holds. */
export const opensUnder = (
  epoch: EpochKey,
  controller: ControllerId,
  id: KeyId,
  bytes: Uint8Array,
): boolean => unwrapSecret(epoch.secret.bytes, additionalData(controller, id), bytes) !== undefined;

function additionalData(controller: ControllerId, id: KeyId): Buffer {
  return Buffer.from(`koz/data-key/v1\n${id}\n${controller}`, 'utf8');
}
