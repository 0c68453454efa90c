import { hkdfSync } from 'node:crypto';
import type { DataKey } from '@koz/privacy-keys';
import type { CarePlanId } from '@koz/privacy-types';

/** Crockford's alphabet: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptBytes = 16;

/**
 * The receipt of a care plan: 128 bits that nobody can guess, in groups of four characters, `7ZK2-…`.
 *
 * It derives (HKDF, RFC 5869) from the plan's identity key, which is random and the plan's alone. So a repeated
 * filing gives the same receipt again while nothing that could give it away is stored; and it goes when the key
 * goes, unless its hash was put in the certificate first, which is how it outlives the plan.
 */
export function receiptOf(carePlanId: CarePlanId, identityKey: DataKey): string {
  const info = `koz/receipt/v1\n${carePlanId}`;
  const bits = Buffer.from(hkdfSync('sha256', identityKey.secret, '', info, receiptBytes));
  return (base32(bits).match(/.{1,4}/g) ?? []).join('-');
}

/** Five bits a character, from the front; the last character is filled up with zeros. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[parseInt(group.padEnd(5, '0'), 2)]).join('');
}
