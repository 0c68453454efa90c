import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
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
export async function createDurably(path: string, content: string | Uint8Array): Promise<boolean> {
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

/**
 * Writes a file that is not there yet beside another one, whose owner and mode it gets: a command that an administrator
 * runs must not leave behind what the service may not read. Synced, but for its name: see {@link moveDurably}.
 */
export async function writeBeside(path: string, like: string, content: string | Uint8Array): Promise<void> {
  const { uid, gid, mode } = await stat(like);
  const file = await open(path, 'wx', 0o600);
  try {
    const own = await file.stat();
    if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid);
    await file.chmod(mode & 0o777);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a file a second name in its directory, durable when this returns. */
export async function linkDurably(path: string, second: string): Promise<void> {
  await link(path, second);
  await syncDirectory(dirname(second));
}

/**
 * Renames a file within its directory, in the place of what has that name, durable when this returns; one that is not
 * there was renamed before.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
    await syncDirectory(dirname(to));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/**
 * Overwrites a file with random bytes and syncs it, so that a disk which keeps removed files keeps nothing of it
 * (where the file system writes in place); {@link removeDurably} then takes the name away. A file that is not there
 * was overwritten and removed before.
 */
export async function overwriteDurably(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      const { size } = await file.stat();
      await file.write(randomBytes(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** Removes a file, durable when this returns; one that is not there may still stand in the directory on disk. */
export async function removeDurably(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  await syncDirectory(dirname(path));
}

/** True for a file system error with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return (error as { code?: unknown } | undefined)?.code === code;
}

/** Makes the names in a directory durable: files made, renamed or removed in it. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
