import { areSame, concat, fromBase64Url, sha256, toBase64Url, utf8, type Bytes } from './bytes.js';
import { ProofError } from './proof-error.js';
import { isSignedBy } from './signed-note.js';

/** What a certificate states; the members beside these follow from its kind (docs/stored-form.md). */
export interface CertificateStatement {
  readonly version: 1;
  readonly kind: 'shredding' | 'epoch';
  readonly controller: string;
  readonly sequence: number;
  readonly previous: string;
  readonly signedBy: string;
  readonly at: string;
  readonly [member: string]: unknown;
}

/** A public key as it is published: the `x` of its JWK, base64url. */
export interface PublishedKey {
  readonly x: string;
}

const signedPrefix = utf8('koz/certificate/v1\n');

/**
 * What a certificate says, from its bytes and public keys alone. The bytes must be the canonical ones: nothing can be
 * added to them, not even a blank.
 *
 * @throws ProofError `form`, `unknownKey`, `signature`
 */
export async function verifyCertificate(
  bytes: Bytes,
  published: readonly PublishedKey[],
): Promise<CertificateStatement> {
  const value = parsed(bytes);
  const { signature, statement } = (value ?? {}) as { signature?: unknown; statement?: unknown };
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2)
    throw new ProofError('form', 'a certificate is a signature and a statement');
  if (typeof signature !== 'string' || !isStatement(statement))
    throw new ProofError('form', 'a statement has its version, kind, controller, number and key');
  if (!areSame(utf8(canonicalJson(value)), bytes))
    throw new ProofError('form', 'a certificate is canonical JSON');
  const key = await keyNamed(statement.signedBy, published);
  if (!key) throw new ProofError('unknownKey', 'no known key is the one that it names');
  const signed = concat(signedPrefix, utf8(canonicalJson(statement)));
  const raw = fromBase64Url(signature);
  if (!raw || !(await isSignedBy(key, signed, raw)))
    throw new ProofError('signature', 'the signature is not of this statement');
  return statement;
}

/** SHA-256 of a certificate's bytes, by which the next one names it. */
export const certificateHash = (bytes: Bytes): Promise<Bytes> => sha256(bytes);

/** Each key is known by its own thumbprint (RFC 7638), whatever it says of itself. */
async function keyNamed(kid: string, published: readonly PublishedKey[]): Promise<Bytes | undefined> {
  for (const { x } of published) {
    const thumbprint = await sha256(utf8(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x })));
    if (toBase64Url(thumbprint) === kid) return fromBase64Url(x);
  }
  return undefined;
}

/** RFC 8785, for what JSON can hold: members in the order of their UTF-16 code units, no blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isStatement(value: unknown): value is CertificateStatement {
  if (typeof value !== 'object' || value === null) return false;
  const { version, kind, controller, sequence, previous, signedBy } = value as Record<string, unknown>;
  return (
    version === 1 &&
    (kind === 'shredding' || kind === 'epoch') &&
    Number.isSafeInteger(sequence) &&
    [controller, previous, signedBy].every((text) => typeof text === 'string')
  );
}
