import { appendFile, open, readdir, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createDurably, makePrivateDirectory } from '@koz/platform';
import { ControllerExportError } from './controller-export-error.js';
import type { AgreementKey } from './recipient-key.js';
import type { SealedCounts, SealedLine, SealedManifest } from './sealed-form.js';
import { openSealed, verifySealed, type VerifiedFile } from './sealed-reader.js';

export interface UnpackOptions {
  readonly key: AgreementKey;
  /** A new or empty directory; from here on values are in clear, and its owner answers for them. */
  readonly directory: string;
  /** The thumbprint of the key that must have signed it. */
  readonly signer?: string | undefined;
  readonly onProgress?: (counts: SealedCounts) => void;
}

/**
 * Verifies a sealed file as a whole, and opens it to a directory: `controller.json`, `locations.jsonl`,
 * `care-plans.jsonl`, `audit/`, and last `manifest.json`, so that a directory without that is none. Needs no database.
 *
 * @throws ControllerExportError
 */
export async function unpackExport(
  path: string,
  { key, directory, signer, onProgress }: UnpackOptions,
): Promise<VerifiedFile> {
  const verified = await verifySealed(path, signer);
  const { manifest } = verified;
  if (manifest.recipient !== key.thumbprint)
    throw new ControllerExportError('otherRecipient', 'Dit bestand is voor een andere sleutel verzegeld.');
  await makePrivateDirectory(directory);
  if ((await readdir(directory)).length > 0)
    throw new ControllerExportError('notEmpty', 'De map om in te openen moet nieuw of leeg zijn.');
  const counted = { carePlans: 0, locations: 0, files: 0, lines: 0 };
  const plans = await open(join(directory, 'care-plans.jsonl'), 'wx', 0o600);
  const locations = await open(join(directory, 'locations.jsonl'), 'wx', 0o600);
  try {
    for await (const line of openSealed(path, manifest, key)) {
      count(counted, line);
      await write(directory, { plans, locations }, line);
      onProgress?.(counted);
    }
  } finally {
    await plans.close();
    await locations.close();
  }
  if (JSON.stringify(counted) !== JSON.stringify(manifest.counts)) throw otherContents(manifest);
  await createDurably(join(directory, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return verified;
}

function count(counted: { -readonly [K in keyof SealedCounts]: number }, line: SealedLine): void {
  counted.lines += 1;
  if (line.kind === 'carePlan') counted.carePlans += 1;
  if (line.kind === 'location') counted.locations += 1;
  if (line.kind === 'file' && line.part === 0) counted.files += 1;
}

async function write(
  directory: string,
  { plans, locations }: { readonly plans: FileHandle; readonly locations: FileHandle },
  line: SealedLine,
): Promise<void> {
  const owner = { mode: 0o600 } as const;
  switch (line.kind) {
    case 'controller':
      return writeFile(
        join(directory, 'controller.json'),
        `${JSON.stringify(line.controller, null, 2)}\n`,
        owner,
      );
    case 'location':
      return locations.appendFile(`${JSON.stringify(line.location)}\n`);
    case 'carePlan':
      return plans.appendFile(`${JSON.stringify(line.document)}\n`);
    case 'file': {
      const target = placeOf(directory, line.path);
      if (line.part === 0) await makePrivateDirectory(dirname(target));
      return appendFile(target, Buffer.from(line.data, 'base64'), owner);
    }
  }
}

/** A file of the audit export; nothing outside that directory is ever written. */
function placeOf(directory: string, path: string): string {
  const isOfAudit = /^audit(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/.test(path);
  if (!isOfAudit) throw new ControllerExportError('contents', 'Dit bestand noemt een plaats buiten de map.');
  return join(directory, path);
}

const otherContents = ({ exportId }: SealedManifest): ControllerExportError =>
  new ControllerExportError('contents', `Wat in export ${exportId} zit, is niet wat er getekend is.`);
