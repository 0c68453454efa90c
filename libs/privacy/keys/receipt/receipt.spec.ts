import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { uuid, type CarePlanId, type KeyId } from '@koz/privacy-types';
import { receiptOf } from './receipt.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const plan = () => uuid<CarePlanId>(randomUUID());
const keyOf = (secret: Uint8Array) => ({ id: uuid<KeyId>(randomUUID()), secret });

describe('the receipt of a care plan', () => {
  it('is the first 128 bits of HKDF-Expand from the identity key, in groups of four characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (secret) => {
        const carePlanId = plan();
        const receipt = receiptOf(carePlanId, keyOf(secret));
        expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
        const bits = [...receipt.replaceAll('-', '')]
          .map((character) => alphabet.indexOf(character).toString(2).padStart(5, '0'))
          .join('');
        const expected = createHmac('sha256', secret).update(`koz/receipt/v1\n${carePlanId}\x01`).digest();
        expect(BigInt(`0b${bits.slice(0, 128)}`)).toBe(
          BigInt(`0x${expected.subarray(0, 16).toString('hex')}`),
        );
        expect(bits.slice(128)).toBe('00');
      }),
    );
  });

  it('is the same for the same plan and key, and another for another plan or key', () => {
    const [carePlanId, key] = [plan(), keyOf(randomBytes(32))];
    expect(receiptOf(carePlanId, key)).toBe(receiptOf(carePlanId, key));
    expect(receiptOf(plan(), key)).not.toBe(receiptOf(carePlanId, key));
    expect(receiptOf(carePlanId, keyOf(randomBytes(32)))).not.toBe(receiptOf(carePlanId, key));
  });
});
