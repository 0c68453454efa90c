import { hkdfSync } from 'node:crypto';
import type { ControllerId } from '@koz/privacy-types';
import { secretBytes, unwrapSecret, wrapSecret } from '../envelope/aes-gcm.js';
import { MasterKeyError } from '../key-errors.js';
import { boundTo, type MasterKeyProvider } from './master-key.port.js';
import { Secret } from './secret.js';

const salt = Buffer.from('koz/wrapping-key/v1', 'ascii');

/**
 * A master key held in memory. Each controller has a wrapping key of its own, HKDF-SHA-256 of the master with the
 * controller's id as info: what is wrapped for one controller does not open for another.
 */
export class LocalMasterKey implements MasterKeyProvider {
  private readonly wrappingKeys = new Map<ControllerId, Secret>();
  private readonly master: Secret;

  /** @param master 32 random bytes */
  constructor(master: Uint8Array) {
    if (master.length !== secretBytes) throw new MasterKeyError('een hoofdsleutel telt 32 bytes');
    this.master = new Secret(Uint8Array.from(master));
  }

  wrap(controller: ControllerId, name: string, secret: Uint8Array): Promise<Uint8Array> {
    const under = this.wrappingKey(controller).bytes;
    return Promise.resolve(wrapSecret(under, boundTo(controller, name), secret));
  }

  unwrap(controller: ControllerId, name: string, wrapped: Uint8Array): Promise<Uint8Array | undefined> {
    const under = this.wrappingKey(controller).bytes;
    return Promise.resolve(unwrapSecret(under, boundTo(controller, name), wrapped));
  }

  versionOf(): undefined {
    return undefined;
  }

  newestVersion(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  answers(): Promise<true> {
    return Promise.resolve(true);
  }

  private wrappingKey(controller: ControllerId): Secret {
    let key = this.wrappingKeys.get(controller);
    if (!key) {
      const derived = hkdfSync('sha256', this.master.bytes, salt, controller, secretBytes);
      key = new Secret(new Uint8Array(derived));
      this.wrappingKeys.set(controller, key);
    }
    return key;
  }
}
