import type { ControllerId } from '@koz/privacy-types';

/**
 * What wraps the keys of the keys directory: a key management service, or a master key held by the process. The
 * port has no way to ask for the master key itself.
 */
export interface MasterKeyProvider {
  /**
   * Wraps a secret of a controller; `name` is bound to it and must be the same on unwrapping.
   *
   * @throws MasterKeyAwayError for the moment; MasterKeyError when it never will
   */
  wrap(controller: ControllerId, name: string, secret: Uint8Array): Promise<Uint8Array>;
  /**
   * The secret, or undefined when the bytes were not wrapped by this master key under this name.
   *
   * @throws MasterKeyAwayError for the moment; MasterKeyError when it never will
   */
  unwrap(controller: ControllerId, name: string, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
  /** Under which version of the master key bytes say that they were wrapped; undefined where it has no versions. */
  versionOf(wrapped: Uint8Array): number | undefined;
  /** The version under which it wraps now; undefined where it has no versions. Throws as {@link wrap} does. */
  newestVersion(): Promise<number | undefined>;
  /** For readiness: true, or why it cannot be used now, in fixed words that hold no value. */
  answers(): Promise<true | string>;
}

/** What is bound to a wrapped secret, whoever wraps it. */
export const boundTo = (controller: ControllerId, name: string): Buffer =>
  Buffer.from(`koz/key-file/v1\n${controller}\n${name}`, 'utf8');
