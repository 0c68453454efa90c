import { createReadStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A file below one of the given paths, as it is reported. */
export interface FoundFile {
  readonly path: string;
  /** False for what cannot be read: a directory closed to us. */
  readonly readable: boolean;
}

/** Every regular file at or below the paths, in order of name. Links are not followed: what they name has its own place. */
export async function* filesBelow(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* below(path);
}

async function* below(path: string): AsyncGenerator<FoundFile> {
  try {
    const found = await lstat(path);
    if (found.isFile()) yield { path, readable: true };
    if (found.isDirectory()) for (const name of (await readdir(path)).sort()) yield* below(join(path, name));
  } catch (error) {
    if (!isGone(error)) yield { path, readable: false };
  }
}

/** A file of a running database may be removed while it is looked for; then there is nothing left to search. */
export const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const chunkSize = 1 << 20;

/** The bytes of a file, a megabyte at a time. */
export const bytesOf = (path: string): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: chunkSize });

/** True for a file that starts as gzip does. */
export async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The unpacked bytes of a gzip file; ends where the file is damaged, since the packed bytes are searched as well. */
export async function* unpackedBytesOf(path: string): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize });
  pipeline(createReadStream(path), unpacked, () => undefined);
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
  }
}
