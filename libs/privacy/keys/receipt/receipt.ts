import { createHmac } from 'node:crypto';
import type { DataKey } from '../key-vault.port.js';
import type { CarePlanId } from '@koz/privacy-types';

/** Crockford's alphabet: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptBytes = 16;

/**
 * The receipt of a care plan: 128 bits that nobody can guess, in groups of four characters, `7ZK2-…`.
 *
 * It derives (HKDF-Expand with SHA-256, RFC 5869) from the plan's identity key, random and the plan's alone. So a repeated
 * filing gives the same receipt again while nothing that could give it away is stored; and it goes when the key
 * goes, unless its hash was put in the certificate first, which is how it outlives the plan.
 */
export function receiptOf(carePlanId: CarePlanId, identityKey: DataKey): string {
  const info = `koz/receipt/v1\n${carePlanId}\x01`;
  const bits = createHmac('sha256', identityKey.secret).update(info).digest().subarray(0, receiptBytes);
  return (base32(bits).match(/.{1,4}/g) ?? []).join('-');
}

/** Five bits a character, from the front; the last character is filled up with zeros. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let buffered = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffered = ((buffered & 0x1f) << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((buffered >> (bits - 5)) & 0x1f);
  }
  return bits === 0 ? text : text + alphabet.charAt((buffered << (5 - bits)) & 0x1f);
}
