import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../files/durable-file.js';
import {
  BackupRefusedError,
  readManifest,
  type BackedUpFile,
  type BackupManifest,
} from './backup-manifest.js';

const chunkBytes = 1024 * 1024;

/** Files and directories below a directory, as relative paths; what vanishes meanwhile is left out. */
export async function* entriesBelow(
  root: string,
  below = '',
): AsyncGenerator<{ readonly path: string; readonly kind: 'file' | 'directory' | 'other' }> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) {
      yield { path, kind: 'directory' };
      yield* entriesBelow(root, path);
    } else yield { path, kind: entry.isFile() ? 'file' : 'other' };
  }
}

/** Copies a file, synced, mode 0600; undefined when it is gone, as a table's file may be while the server runs. */
export async function copyFile(
  from: string,
  to: string,
): Promise<Pick<BackedUpFile, 'size' | 'sha256'> | undefined> {
  const source = await open(from, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!source) return undefined;
  try {
    const target = await open(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      const copied = await digest(source, target);
      await target.sync();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * Reads every file of a backup again and compares it with the manifest.
 *
 * @throws BackupRefusedError naming the first file that is missing, changed or too many.
 */
export async function verifyBackup(directory: string): Promise<BackupManifest> {
  const manifest = await readManifest(directory);
  const expected = new Map(manifest.files.map((file) => [file.path, file]));
  for await (const { path, kind } of entriesBelow(directory))
    if (kind !== 'directory' && !expected.has(path) && !/^manifest\.(json|sha256)$/.test(path))
      throw new BackupRefusedError('damaged', `De reservekopie bevat een bestand te veel: ${path}.`);
  for (const file of manifest.files) {
    const found = await digestOf(join(directory, file.path));
    if (!found) throw new BackupRefusedError('damaged', `In de reservekopie ontbreekt ${file.path}.`);
    if (found.size !== file.size || found.sha256 !== file.sha256)
      throw new BackupRefusedError('damaged', `In de reservekopie is ${file.path} beschadigd.`);
  }
  return manifest;
}

async function digestOf(path: string): Promise<Pick<BackedUpFile, 'size' | 'sha256'> | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    return await digest(file);
  } finally {
    await file.close();
  }
}

/** Reads a file to its end, with one buffer; what is read is written to `target` where that is given. */
async function digest(
  source: FileHandle,
  target?: FileHandle,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash: Hash = createHash('sha256');
  // Most files of a cluster are small, and there are a thousand of them.
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, (await source.stat()).size + 1));
  let size = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, size);
    if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
    const read = buffer.subarray(0, bytesRead);
    hash.update(read);
    for (let done = 0; target && done < read.length;)
      done += (await target.write(read, done, read.length - done, size + done)).bytesWritten;
    size += bytesRead;
  }
}
