import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, makePrivateDirectory, withFileLock } from '@koz/platform';
import { isControllerId, isUuid, type ControllerId, type Instant } from '@koz/privacy-types';
import { DamagedKeyFileError } from '../key-errors.js';
import type { MasterKeyProvider } from './master-key.port.js';

/** A key file as written: the secret only in wrapped form, bound to controller, file name and key id. */
export interface KeyFile {
  /** Only in epoch files: the number in the file's name. */
  readonly epoch?: number;
  readonly keyId: string;
  /** base64 */
  readonly wrapped: string;
  readonly createdAt: Instant;
}

/** Where a key file is: `<keysDir>/<controller>/<name>.json`. */
export interface KeyFilePlace {
  readonly controller: ControllerId;
  readonly name: string;
}

export const pathOf = (keysDir: string, { controller, name }: KeyFilePlace): string =>
  join(keysDir, controller, `${name}.json`);

/** Beside a key file while it is wrapped anew: what takes its place, and what it was. See {@link rewrapKeyFiles}. */
export const nextOf = (path: string): string => path.replace(/\.json$/, '.next');
export const replacedOf = (path: string): string => path.replace(/\.json$/, '.replaced');

/**
 * Runs `work` while nobody else makes, destroys or wraps anew a key file of this directory, in whatever process: else a
 * key could be made under the master key of before, or a file come back that was just destroyed. Reading needs no lock.
 */
export async function whileKeyFilesStand<T>(keysDir: string, work: () => Promise<T>): Promise<T> {
  await makePrivateDirectory(keysDir);
  return withFileLock(join(keysDir, 'key-files.lock'), work);
}

/** Undefined when there is no such file. */
export async function readKeyFile(keysDir: string, place: KeyFilePlace): Promise<KeyFile | undefined> {
  try {
    return parsed(place, await readFile(pathOf(keysDir, place), 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export const keyFileText = (file: KeyFile): string => `${JSON.stringify(file, undefined, 2)}\n`;

/** The secret, or undefined when this master key does not open it. */
export const openKeyFile = (
  master: MasterKeyProvider,
  { controller, name }: KeyFilePlace,
  { keyId, wrapped }: KeyFile,
): Promise<Uint8Array | undefined> =>
  master.unwrap(controller, boundName(name, keyId), Buffer.from(wrapped, 'base64'));

/** A secret wrapped, as it stands in the file. */
export async function wrapForFile(
  master: MasterKeyProvider,
  { controller, name }: KeyFilePlace,
  keyId: string,
  secret: Uint8Array,
): Promise<string> {
  return Buffer.from(await master.wrap(controller, boundName(name, keyId), secret)).toString('base64');
}

/** Under which version of the master key a file says that it was wrapped. */
export const versionIn = (master: MasterKeyProvider, { wrapped }: KeyFile): number | undefined =>
  master.versionOf(Buffer.from(wrapped, 'base64'));

/** Names of the key files in a controller's directory, without `.json`; none when it is not there. */
export async function keyFileNames(directory: string): Promise<string[]> {
  try {
    const files = await readdir(directory);
    return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Every key file of every controller, by controller and name. */
export async function allKeyFiles(keysDir: string): Promise<KeyFilePlace[]> {
  const entries = await readdir(keysDir, { withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const controllers = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const places = await Promise.all(
    controllers
      .filter(isControllerId)
      .sort()
      .map(async (controller) =>
        (await keyFileNames(join(keysDir, controller))).sort().map((name) => ({ controller, name })),
      ),
  );
  return places.flat();
}

const boundName = (name: string, keyId: string): string => `${name}\n${keyId}`;

function parsed({ controller, name }: KeyFilePlace, text: string): KeyFile {
  let file: Partial<KeyFile> | null;
  try {
    file = JSON.parse(text) as Partial<KeyFile> | null;
  } catch {
    // The parser's own message quotes what it read.
    throw new DamagedKeyFileError(controller, `${name}.json`, 'form');
  }
  if (!isUuid(file?.keyId) || typeof file.wrapped !== 'string')
    throw new DamagedKeyFileError(controller, `${name}.json`, 'form');
  return file as KeyFile;
}
