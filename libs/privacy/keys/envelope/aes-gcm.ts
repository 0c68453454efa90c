import { createCipheriv, createDecipheriv } from 'node:crypto';
import { writeRandom } from './random-pool.js';

const algorithm = 'aes-256-gcm';
export const nonceBytes = 12;
export const tagBytes = 16;
export const secretBytes = 32;

/**
 * AES-256-GCM under a fresh random nonce, written into `target` as nonce ‖ ciphertext ‖ tag from `offset`; the
 * ciphertext is as long as the plaintext.
 */
export function sealInto(
  target: Buffer,
  offset: number,
  secret: Uint8Array,
  additionalData: Uint8Array,
  plaintext: Uint8Array,
): void {
  writeRandom(target, offset, nonceBytes);
  const start = offset + nonceBytes;
  const cipher = createCipheriv(algorithm, secret, target.subarray(offset, start));
  cipher.setAAD(additionalData);
  target.set(cipher.update(plaintext), start);
  cipher.final();
  target.set(cipher.getAuthTag(), start + plaintext.length);
}

/** Opens nonce ‖ ciphertext ‖ tag from `offset` to the end; undefined when it does not authenticate. */
export function openFrom(
  sealed: Uint8Array,
  offset: number,
  secret: Uint8Array,
  additionalData: Uint8Array,
): Buffer | undefined {
  const start = offset + nonceBytes;
  const end = sealed.length - tagBytes;
  if (end < start) return undefined;
  const decipher = createDecipheriv(algorithm, secret, sealed.subarray(offset, start), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(end));
  const plaintext = decipher.update(sealed.subarray(start, end));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plaintext;
}

/** Wraps a secret: nonce ‖ ciphertext ‖ tag. Random nonces are safe for 2^32 wraps under one key. */
export function wrapSecret(under: Uint8Array, additionalData: Uint8Array, secret: Uint8Array): Buffer {
  const wrapped = Buffer.alloc(nonceBytes + secret.length + tagBytes);
  sealInto(wrapped, 0, under, additionalData, secret);
  return wrapped;
}

/** Unwraps what {@link wrapSecret} made; undefined when it does not authenticate or is no 32-byte secret. */
export function unwrapSecret(
  under: Uint8Array,
  additionalData: Uint8Array,
  wrapped: Uint8Array,
): Buffer | undefined {
  const secret = openFrom(wrapped, 0, under, additionalData);
  return secret?.length === secretBytes ? secret : undefined;
}
