import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file below one of the given paths, as it is reported. */
export interface FoundFile {
  readonly path: string;
  /** The given path below which it lies, or which it is. */
  readonly root: string;
  /** False for what cannot be read: a directory closed to us. */
  readonly readable: boolean;
}

/** Every regular file at or below the paths, in order of name. Links are not followed: what they name has its own place. */
export async function* filesBelow(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* below(path, path);
}

async function* below(path: string, root: string): AsyncGenerator<FoundFile> {
  try {
    const found = await lstat(path);
    if (found.isFile()) yield { path, root, readable: true };
    if (found.isDirectory())
      for (const name of (await readdir(path)).sort()) yield* below(join(path, name), root);
  } catch (error) {
    if (!isGone(error)) yield { path, root, readable: false };
  }
}

/** Those of the paths at which nothing is. */
export async function missingOf(paths: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const path of paths) {
    try {
      await lstat(path);
    } catch {
      missing.push(path);
    }
  }
  return missing;
}

/** A file of a running database may be removed while it is looked for; then there is nothing left to search. */
export const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const chunkSize = 1 << 20;

/** The bytes of a file from an offset on, a megabyte at a time. */
export const bytesOf = (path: string, start = 0): AsyncIterable<Buffer> =>
  createReadStream(path, { start, highWaterMark: chunkSize });
