import { randomUUID } from 'node:crypto';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a directory that only its owner may enter, and its parents; the entry itself is made durable. */
export async function makePrivateDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first) await syncDirectory(dirname(first));
}

/**
 * Writes a file that must not exist yet, mode 0600, so that after a crash it is there whole or not at all:
 * a temporary file, synced, then linked to its name (which fails when another process came first), then the
 * directory synced. False when the file exists already; it is then left as it is.
 */
export async function createDurably(path: string, content: string): Promise<boolean> {
  const directory = dirname(path);
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(temporary, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(temporary);
    await syncDirectory(directory);
  }
  return true;
}

/** True for a file system error with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return (error as { code?: unknown } | undefined)?.code === code;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
