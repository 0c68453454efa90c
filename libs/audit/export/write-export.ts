import { cp, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, hasCode, makePrivateDirectory } from '@koz/platform';
import type { Instant } from '@koz/privacy-types';
import type { AuditSource } from '../verification/source.js';
import { ExportError } from './export-error.js';
import {
  certificatesFile,
  certificatesIn,
  checkpointsFile,
  exportFormat,
  fenceFolder,
  logFile,
  manifestFile,
  type ExportManifest,
} from './layout.js';
import { logHead } from './log-record.js';

export interface ExportFacts {
  readonly verifierKeys: readonly string[];
  readonly madeAt: Instant;
  readonly onProgress?: (bytes: number) => void;
}

export interface WrittenExport {
  readonly manifest: ExportManifest;
  readonly checkpoints: number;
  /** Of the log. */
  readonly bytes: number;
}

/**
 * Writes an export to a new or empty directory, for its owner only; the manifest comes last, so that one that was broken
 * off is none. The fence is copied after the log's end was fixed: it holds all that the log can speak of.
 *
 * @throws ExportError `notEmpty`
 */
export async function writeExport(
  source: AuditSource,
  directory: string,
  { verifierKeys, madeAt, onProgress }: ExportFacts,
): Promise<WrittenExport> {
  await makePrivateDirectory(directory);
  if ((await readdir(directory)).length > 0)
    throw new ExportError('notEmpty', 'De map van een export moet nieuw of leeg zijn.');
  const certificates = await writeCertificates(source, directory);
  let bytes = logHead.length;
  await writing(join(directory, logFile), async (file) => {
    await file.appendFile(logHead);
    for await (const block of source.blocks()) {
      await file.appendFile(block);
      bytes += block.length;
      onProgress?.(bytes);
    }
  });
  let checkpoints = 0;
  let checkpoint: string | null = null;
  await writing(join(directory, checkpointsFile), async (file) => {
    for await (const { note, signedAt } of source.checkpoints()) {
      await file.appendFile(`${JSON.stringify({ note, signedAt })}\n`);
      checkpoints += 1;
      checkpoint = note;
    }
  });
  await copyFence(source, directory);
  const { origin, controller, size } = source;
  const manifest: ExportManifest = {
    ...{ format: exportFormat, origin, controller, size, checkpoint, verifierKeys, certificates, madeAt },
  };
  await createDurably(join(directory, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, checkpoints, bytes };
}

async function writeCertificates(
  source: AuditSource,
  directory: string,
): Promise<ExportManifest['certificates']> {
  const counts: Record<string, number> = {};
  await makePrivateDirectory(certificatesIn(directory));
  for (const controller of source.controllers) {
    let count = 0;
    await writing(join(directory, certificatesFile(controller)), async (file) => {
      for await (const { bytes } of source.certificates(controller)) {
        await file.appendFile(Buffer.concat([bytes, newline]));
        count += 1;
      }
    });
    counts[controller] = count;
  }
  return counts;
}

const newline = Buffer.from('\n');

async function copyFence({ fence, controller }: AuditSource, directory: string): Promise<void> {
  if (!fence) return;
  const target = join(directory, fenceFolder);
  await makePrivateDirectory(target);
  for (const name of ['directory.json', ...(controller === null ? await readdir(fence.path) : [controller])])
    await cp(join(fence.path, name), join(target, name), { recursive: true }).catch((error: unknown) => {
      // A controller of which nothing was fenced has no directory.
      if (!hasCode(error, 'ENOENT')) throw error;
    });
}

async function writing(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
