import { readFile } from 'node:fs/promises';
import {
  calculateJwkThumbprint,
  exportJWK,
  importJWK,
  importPKCS8,
  importSPKI,
  type CryptoKey,
  type JWK,
} from 'jose';
import { ControllerExportError } from './controller-export-error.js';

/** A key for key agreement, with the thumbprint by which both sides name it. */
export interface AgreementKey {
  readonly key: CryptoKey;
  readonly thumbprint: string;
}

const algorithm = 'ECDH-ES';
const curves: readonly unknown[] = ['X25519', 'P-256'];

/**
 * The public key that a controller gives: X25519 or P-256, as SPKI in PEM or as a JWK.
 * @throws ControllerExportError `recipient`, also for a private key: that is nobody's but the controller's
 */
export async function readRecipient(path: string): Promise<AgreementKey> {
  const refused = new ControllerExportError(
    'recipient',
    'De sleutel van de ontvanger moet een publieke sleutel zijn: X25519 of P-256, als PEM (PUBLIC KEY) of JWK.',
  );
  const text = await readFile(path, 'utf8');
  const key = await parsed(async () => {
    if (text.includes('-----BEGIN PUBLIC KEY-----')) return importSPKI(text, algorithm);
    const jwk = JSON.parse(text) as JWK;
    return 'd' in jwk ? undefined : ((await importJWK(jwk, algorithm)) as CryptoKey);
  });
  return (key && (await agreementKey(key))) ?? fail(refused);
}

/**
 * The private key that opens an export, as PKCS #8 in PEM or as a JWK.
 * @throws ControllerExportError `privateKey`
 */
export async function readPrivateKey(path: string): Promise<AgreementKey> {
  const refused = new ControllerExportError(
    'privateKey',
    'De sleutel die opent moet een private sleutel zijn: X25519 of P-256, als PEM (PRIVATE KEY) of JWK.',
  );
  const text = await readFile(path, 'utf8');
  const key = await parsed(async () => {
    // Its public half names it.
    if (text.includes('-----BEGIN PRIVATE KEY-----'))
      return importPKCS8(text, algorithm, { extractable: true });
    const jwk = JSON.parse(text) as JWK;
    return 'd' in jwk ? ((await importJWK(jwk, algorithm, { extractable: true })) as CryptoKey) : undefined;
  });
  return (key && (await agreementKey(key))) ?? fail(refused);
}

async function agreementKey(key: CryptoKey): Promise<AgreementKey | undefined> {
  const { d: _, ...jwk } = await exportJWK(key);
  return curves.includes(jwk.crv) ? { key, thumbprint: await calculateJwkThumbprint(jwk) } : undefined;
}

async function parsed<T>(parse: () => Promise<T>): Promise<T | undefined> {
  try {
    return await parse();
  } catch {
    // Its message may describe what it read.
    return undefined;
  }
}

function fail(error: Error): never {
  throw error;
}
