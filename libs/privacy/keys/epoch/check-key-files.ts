import { access } from 'node:fs/promises';
import { DamagedKeyFileError, MasterKeyError } from '../key-errors.js';
import {
  allKeyFiles,
  nextOf,
  openKeyFile,
  pathOf,
  readKeyFile,
  replacedOf,
  versionIn,
  type KeyFile,
  type KeyFilePlace,
} from './key-file.js';
import type { MasterKeyProvider } from './master-key.port.js';

export interface CheckedKeyFile extends KeyFilePlace {
  /** `otherKey`: another master key wrapped it, or it was changed; `versionTooOld`: a version that may open nothing. */
  readonly state: 'opens' | 'otherKey' | 'versionTooOld' | 'damaged';
  /** Of the master key; absent where it has none. */
  readonly version?: number;
  /** Under the version under which the master key wraps now; true where it has none. */
  readonly newest: boolean;
  /** A change of the master key that was broken off left something beside it. */
  readonly interrupted: boolean;
}

/**
 * Tells of every key file whether this master key opens it. Changes nothing.
 *
 * @throws MasterKeyError, MasterKeyAwayError when the master key cannot be asked
 */
export async function checkKeyFiles(keysDir: string, master: MasterKeyProvider): Promise<CheckedKeyFile[]> {
  const newest = await master.newestVersion();
  const checked: CheckedKeyFile[] = [];
  for (const place of await allKeyFiles(keysDir)) {
    const path = pathOf(keysDir, place);
    const interrupted = (await isThere(replacedOf(path))) || (await isThere(nextOf(path)));
    const file = await readOr(keysDir, place);
    // Destroyed while this looks.
    if (!file) continue;
    const version = file === 'damaged' ? undefined : versionIn(master, file);
    checked.push({
      ...place,
      state: file === 'damaged' ? file : await stateOf(master, place, file),
      ...(version !== undefined && { version }),
      newest: version === newest,
      interrupted,
    });
  }
  return checked;
}

async function readOr(keysDir: string, place: KeyFilePlace): Promise<KeyFile | 'damaged' | undefined> {
  try {
    return await readKeyFile(keysDir, place);
  } catch (error) {
    if (error instanceof DamagedKeyFileError) return 'damaged';
    throw error;
  }
}

async function stateOf(
  master: MasterKeyProvider,
  place: KeyFilePlace,
  file: KeyFile,
): Promise<CheckedKeyFile['state']> {
  try {
    return (await openKeyFile(master, place, file)) ? 'opens' : 'otherKey';
  } catch (error) {
    if (error instanceof MasterKeyError && error.problem === 'versionTooOld') return 'versionTooOld';
    throw error;
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
