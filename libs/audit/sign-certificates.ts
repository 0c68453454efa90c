import { canonicalJson } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import {
  certificateHash,
  signedBytes,
  type CertificateFacts,
  type CertificateStatement,
  type CertificateTip,
} from './certificate.js';
import type { SigningKey } from './signing-key.js';

/** A certificate as it is kept: exact bytes, and where it stands in the chain. */
export interface SignedCertificate extends CertificateTip {
  readonly bytes: Buffer;
  readonly statement: CertificateStatement;
}

/**
 * Signs facts of one controller as the next certificates of its chain, in order. The same facts after the same tip give
 * the same bytes: Ed25519 takes no randomness.
 *
 * @param tip the last certificate, as the fence says it
 */
export function signCertificates(
  key: SigningKey,
  controller: ControllerId,
  tip: CertificateTip,
  facts: readonly CertificateFacts[],
): SignedCertificate[] {
  let { sequence, hash } = tip;
  return facts.map((fact) => {
    sequence += 1;
    const statement: CertificateStatement = {
      ...fact,
      version: 1,
      controller,
      sequence,
      previous: Buffer.from(hash).toString('hex'),
      signedBy: key.publicKey.kid,
    };
    const canonical = canonicalJson({ ...statement });
    const signature = key.sign(signedBytes(canonical)).toString('base64url');
    // The canonical form of {signature, statement}, without writing the statement a second time.
    const bytes = Buffer.concat([
      Buffer.from(`{"signature":"${signature}","statement":`, 'ascii'),
      canonical,
      Buffer.from('}', 'ascii'),
    ]);
    hash = certificateHash(bytes);
    return { bytes, statement, sequence, hash };
  });
}
