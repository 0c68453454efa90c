import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { compactDecrypt, compactVerify, importJWK } from 'jose';
import { thumbprintOf } from '@koz/audit';
import { ControllerExportError } from './controller-export-error.js';
import type { AgreementKey } from './recipient-key.js';
import {
  chunkParameter,
  exportFormat,
  exportParameter,
  type SealedHeader,
  type SealedLine,
  type SealedManifest,
} from './sealed-form.js';

/** A file of which every byte was signed for. */
export interface VerifiedFile {
  readonly manifest: SealedManifest;
  /** SHA-256 in hexadecimal over the whole file: the one that the log has. */
  readonly fileHash: string;
}

/**
 * Reads a sealed file through once and verifies it, without opening anything of it.
 * @param signer the thumbprint of the key that must have signed it; absent: the one in the file, which proves only that
 *   it is whole
 * @throws ControllerExportError
 */
export async function verifySealed(path: string, signer?: string): Promise<VerifiedFile> {
  const [before, whole] = [createHash('sha256'), createHash('sha256')];
  let header: SealedHeader | undefined;
  let last: string | undefined;
  let lines = 0;
  for await (const line of linesOf(path)) {
    if (last !== undefined) before.update(`${last}\n`);
    whole.update(`${line}\n`);
    if (lines === 0) header = headerOf(line);
    last = line;
    lines += 1;
  }
  if (!header || last === undefined || lines < 2) throw noExport();
  const manifest = await signedManifest(last, signer);
  const isOfHeader = (Object.keys(header) as (keyof SealedHeader)[]).every(
    (name) => manifest[name] === header[name],
  );
  if (!isOfHeader || manifest.sha256 !== before.digest('hex') || manifest.chunks !== lines - 2)
    throw new ControllerExportError(
      'changed',
      'Dit bestand is niet meer zoals het geschreven werd: er is iets veranderd of weggelaten.',
    );
  return { manifest, fileHash: whole.digest('hex') };
}

/**
 * Opens a file that was verified, a chunk at a time.
 * @throws ControllerExportError for another key, or where a chunk is not the one that belongs there
 */
export async function* openSealed(
  path: string,
  { exportId, recipient, chunks }: SealedManifest,
  { key, thumbprint }: AgreementKey,
): AsyncGenerator<SealedLine> {
  if (recipient !== thumbprint)
    throw new ControllerExportError('otherRecipient', 'Dit bestand is voor een andere sleutel verzegeld.');
  let number = -1;
  for await (const line of linesOf(path)) {
    number += 1;
    if (number === 0 || number > chunks) continue;
    const opened = await compactDecrypt(line, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    }).catch(() => undefined);
    const { protectedHeader: header } = opened ?? {};
    if (!opened || header?.[exportParameter] !== exportId || header[chunkParameter] !== number - 1)
      throw new ControllerExportError('contents', `Deel ${number} van dit bestand kan niet geopend worden.`);
    for (const text of Buffer.from(opened.plaintext).toString('utf8').split('\n'))
      if (text !== '') yield JSON.parse(text) as SealedLine;
  }
}

async function signedManifest(jws: string, signer: string | undefined): Promise<SealedManifest> {
  const refused = new ControllerExportError(
    'signature',
    'De handtekening van dit bestand klopt niet, of het is niet volledig.',
  );
  const [, payload = ''] = jws.split('.');
  let manifest: SealedManifest;
  try {
    manifest = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SealedManifest;
    const { kty, crv, x } = manifest.signedBy;
    await compactVerify(jws, await importJWK({ kty, crv, x }, 'EdDSA'), { algorithms: ['EdDSA'] });
  } catch {
    throw refused;
  }
  if (signer !== undefined && thumbprintOf(manifest.signedBy.x) !== signer)
    throw new ControllerExportError(
      'otherSigner',
      'Dit bestand is met een andere sleutel getekend dan die je gaf.',
    );
  return manifest;
}

function headerOf(line: string): SealedHeader {
  try {
    const header = JSON.parse(line) as SealedHeader;
    if (header.format === exportFormat) return header;
  } catch {
    // It is told below.
  }
  throw noExport();
}

const noExport = (): ControllerExportError =>
  new ControllerExportError(
    'noExport',
    'Dit is geen volledig exportbestand van een verwerkingsverantwoordelijke.',
  );

const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
