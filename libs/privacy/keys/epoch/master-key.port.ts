import type { ControllerId } from '@koz/privacy-types';

/**
 * What wraps the keys of the keys directory: a key management service, or a master key held by the process. The
 * port has no way to ask for the master key itself.
 */
export interface MasterKeyProvider {
  /** Wraps a secret of a controller; `name` is bound to it and must be the same on unwrapping. */
  wrap(controller: ControllerId, name: string, secret: Uint8Array): Promise<Uint8Array>;
  /** The secret, or undefined when the bytes were not wrapped by this master key under this name. */
  unwrap(controller: ControllerId, name: string, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}
