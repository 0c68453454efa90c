import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { canonicalJson, parseObject } from '@koz/privacy-keys';
import { isControllerId } from '@koz/privacy-types';
import {
  certificateHash,
  noCertificate,
  signedBytes,
  type CertificateStatement,
  type CertificateTip,
} from './certificate.js';
import { CertificateError } from './certificate-errors.js';
import { thumbprintOf, type PublicSigningKey } from './signing-key.js';

/** The public keys that certificates may be signed by, ready for use. */
export class CertificateKeys {
  private readonly keys: ReadonlyMap<string, KeyObject>;

  /** Each key is known by its own thumbprint, whatever it says of itself. */
  constructor(published: readonly Pick<PublicSigningKey, 'x'>[]) {
    this.keys = new Map(
      published.map(({ x }) => [
        thumbprintOf(x),
        createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      ]),
    );
  }

  find(kid: string): KeyObject | undefined {
    return this.keys.get(kid);
  }
}

/**
 * What a certificate says, from its bytes and the public key alone. The bytes must be the canonical ones: nothing can
 * be added to them, not even a blank.
 *
 * @throws CertificateError
 */
export function verifyCertificate(bytes: Uint8Array, keys: CertificateKeys): CertificateStatement {
  const { signature, statement } = read(bytes);
  const { sequence } = statement;
  const key = keys.find(statement.signedBy);
  if (!key) throw new CertificateError('unknownKey', sequence);
  const signed = signedBytes(canonicalJson({ ...statement }));
  if (!verify(null, signed, key, Buffer.from(signature, 'base64url')))
    throw new CertificateError('signature', sequence);
  return statement;
}

/**
 * Verifies the certificates of a controller from the first on, or from the one after `tip`.
 *
 * @returns the last one.
 * @throws CertificateError naming the first that does not verify, is missing, or is of another controller.
 */
export async function verifyChain(
  certificates: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  keys: CertificateKeys,
  tip: CertificateTip = noCertificate,
): Promise<CertificateTip> {
  let last = tip;
  let controller: string | undefined;
  for await (const bytes of certificates) {
    const statement = verifyCertificate(bytes, keys);
    controller ??= statement.controller;
    const previous = Buffer.from(last.hash).toString('hex');
    if (
      statement.sequence !== last.sequence + 1 ||
      statement.previous !== previous ||
      statement.controller !== controller
    )
      throw new CertificateError('chain', last.sequence + 1);
    last = { sequence: statement.sequence, hash: certificateHash(bytes) };
  }
  return last;
}

/** What the bytes say, without looking at the signature. */
export const statementOf = (bytes: Uint8Array): CertificateStatement => read(bytes).statement;

function read(bytes: Uint8Array): { signature: string; statement: CertificateStatement } {
  const value = parseObject(bytes);
  const { signature, statement } = (value ?? {}) as { signature?: unknown; statement?: unknown };
  if (!value || Object.keys(value).length !== 2 || typeof signature !== 'string' || !isStatement(statement))
    throw new CertificateError('form');
  if (!canonicalJson(value).equals(bytes)) throw new CertificateError('form', statement.sequence);
  return { signature, statement };
}

function isStatement(value: unknown): value is CertificateStatement {
  if (typeof value !== 'object' || value === null) return false;
  const { version, kind, controller, sequence, previous, signedBy } = value as Partial<CertificateStatement>;
  return (
    version === 1 &&
    (kind === 'shredding' || kind === 'epoch') &&
    isControllerId(controller) &&
    Number.isSafeInteger(sequence) &&
    typeof previous === 'string' &&
    typeof signedBy === 'string'
  );
}
