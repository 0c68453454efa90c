import type { KeyId } from './brand.js';

/**
 * The head of an envelope v1 (docs/stored-form.md): version (1) ‖ key id (16) ‖ nonce (12) ‖ ciphertext, padded
 * to 64, 128, 256 … bytes ‖ tag (16). It is parsed here, apart from the cipher, so that a reader that may not
 * open envelopes can still tell which key each of them names.
 */
export const envelopeVersion = 1;
export const envelopeLayout = {
  keyId: 1,
  nonce: 17,
  ciphertext: 29,
  tag: 16,
  smallestCiphertext: 64,
} as const;

/** What is wrong with an envelope; none of these is a destroyed key. */
export type EnvelopeDamage = 'truncated' | 'version' | 'length' | 'otherKey' | 'authentication' | 'padding';

/** An envelope that cannot be what this system sealed for this plan and tier: damage or an attack, never a blank. */
export class DamagedEnvelopeError extends Error {
  override readonly name = 'DamagedEnvelopeError';
  constructor(readonly damage: EnvelopeDamage) {
    super(`the envelope is damaged (${damage})`);
  }
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const dashAfter = new Set([8, 13, 18, 23]);

/** The id of the key that an envelope names; throws {@link DamagedEnvelopeError} when it is no envelope v1. */
export function keyIdOf(envelope: Uint8Array): KeyId {
  checkEnvelopeHead(envelope);
  let id = '';
  for (const byte of envelope.subarray(envelopeLayout.keyId, envelopeLayout.nonce)) {
    id += hex[byte];
    if (dashAfter.has(id.length)) id += '-';
  }
  return id as KeyId;
}

/** Checks version and length: the ciphertext is a power of two of at least 64 bytes. */
export function checkEnvelopeHead(envelope: Uint8Array): void {
  const { ciphertext, tag, smallestCiphertext } = envelopeLayout;
  const length = envelope.length - ciphertext - tag;
  if (length < smallestCiphertext) throw new DamagedEnvelopeError('truncated');
  if (envelope[0] !== envelopeVersion) throw new DamagedEnvelopeError('version');
  if ((length & (length - 1)) !== 0) throw new DamagedEnvelopeError('length');
}
