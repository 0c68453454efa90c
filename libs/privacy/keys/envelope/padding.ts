import { DamagedEnvelopeError, envelopeLayout } from '@koz/privacy-types';

const marker = 0x80;

/**
 * ISO/IEC 7816-4: the marker 0x80, then zeros, to the next of 64, 128, 256 … bytes. The length of a ciphertext then
 * tells next to nothing of what is inside: an e-mail address given or not, a long name or a short one.
 */
export function pad(plaintext: Uint8Array): Buffer {
  let size: number = envelopeLayout.smallestCiphertext;
  while (size < plaintext.length + 1) size *= 2;
  const padded = Buffer.alloc(size);
  padded.set(plaintext);
  padded[plaintext.length] = marker;
  return padded;
}

/** The plaintext within padded bytes; the padding is only looked at after the bytes have authenticated. */
export function unpad(padded: Buffer): Buffer {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (end < 0 || padded[end] !== marker) throw new DamagedEnvelopeError('padding');
  return padded.subarray(0, end);
}
