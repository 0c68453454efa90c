import {
  checkEnvelopeHead,
  DamagedEnvelopeError,
  envelopeLayout,
  envelopeVersion,
  keyIdOf,
} from '@koz/privacy-types';
import type { DataKey, EnvelopeContext } from '../key-vault.port.js';
import { nonceBytes, openFrom, sealInto, tagBytes } from './aes-gcm.js';
import { pad, unpad } from './padding.js';

export { DamagedEnvelopeError, keyIdOf };

/**
 * Seals a plaintext as envelope v1 (layout: `envelopeLayout`). The plan and the tier are additional data: they are
 * not in the envelope, so that it opens in whatever row of that plan and tier it is copied to, and in no other.
 */
export function sealEnvelope(key: DataKey, context: EnvelopeContext, plaintext: Uint8Array): Uint8Array {
  const padded = pad(plaintext);
  const envelope = Buffer.allocUnsafe(envelopeLayout.nonce + nonceBytes + padded.length + tagBytes);
  envelope[0] = envelopeVersion;
  envelope.write(key.id.replaceAll('-', ''), envelopeLayout.keyId, 'hex');
  sealInto(envelope, envelopeLayout.nonce, key.secret, additionalData(context), padded);
  return envelope;
}

/**
 * Opens an envelope with the key that it names ({@link keyIdOf}); the context comes from the row being answered.
 * Throws {@link DamagedEnvelopeError} for anything that was not sealed by this key for this plan and tier.
 */
export function openEnvelope(key: DataKey, context: EnvelopeContext, envelope: Uint8Array): Uint8Array {
  checkEnvelopeHead(envelope);
  if (keyIdOf(envelope) !== key.id) throw new DamagedEnvelopeError('otherKey');
  const padded = openFrom(envelope, envelopeLayout.nonce, key.secret, additionalData(context));
  if (!padded) throw new DamagedEnvelopeError('authentication');
  return unpad(padded);
}

function additionalData({ carePlanId, tier }: EnvelopeContext): Buffer {
  return Buffer.from(`koz/envelope/v1\n${carePlanId}\n${tier}`, 'utf8');
}
