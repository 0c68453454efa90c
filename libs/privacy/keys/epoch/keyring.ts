import { join } from 'node:path';
import { isControllerId, type ControllerId } from '@koz/privacy-types';
import type { Clock } from '@koz/platform';
import { MissingKeyFileError } from '../key-errors.js';
import { keyFileNames } from './key-file.js';
import { KeyFolder } from './key-folder.js';
import type { MasterKeyProvider } from './master-key.port.js';
import type { Secret } from './secret.js';

/** An epoch key in use: data keys of its controller are wrapped under it. */
export interface EpochKey {
  readonly epoch: number;
  readonly secret: Secret;
}

export interface KeyringSettings {
  /** `KOZ_KEYS_DIR`: outside the data directory and its backups. */
  readonly keysDir: string;
  readonly master: MasterKeyProvider;
  readonly clock: Clock;
}

const epochFile = /^epoch-(\d{6,})$/;
const lookupFile = 'lookup';
const nameOf = (epoch: number): string => `epoch-${String(epoch).padStart(6, '0')}`;
/** How long a process may keep in memory an epoch key that another process destroyed. */
const listedAgainAfterMs = 60 * 60 * 1000;

/**
 * The random keys that stand outside PostgreSQL: per controller its epoch keys and its lookup key. Each file is
 * unwrapped once per process. Several epochs may be live, since a data key's row names its epoch; which one new data
 * keys come under says the vault. The directory is listed at first use, when a row names an unknown epoch, and every
 * hour, so that a key that was destroyed is soon in no process's memory.
 */
export class Keyring {
  private readonly folders = new Map<ControllerId, KeyFolder>();
  private readonly epochs = new Map<ControllerId, Promise<Map<number, EpochKey>>>();
  private readonly listedAt = new Map<ControllerId, number>();
  private readonly lookupKeys = new Map<ControllerId, Promise<Secret | undefined>>();

  constructor(private readonly settings: KeyringSettings) {}

  /** The epoch key of this number; throws {@link MissingKeyFileError} when its file is not there. */
  async epoch(controller: ControllerId, epoch: number): Promise<EpochKey> {
    const known = (await this.epochsOf(controller)).get(epoch);
    if (known) return known;
    const found = (await this.listAgain(controller)).get(epoch);
    if (!found) throw new MissingKeyFileError(controller, `${nameOf(epoch)}.json`);
    return found;
  }

  /**
   * The epoch with which a vault begins that has none yet: the highest that has a file, else the first, made now.
   * `mayCreate` is asked only when no file is there: whether the vault is without keys of this controller.
   */
  async firstEpoch(controller: ControllerId, mayCreate: () => Promise<boolean>): Promise<EpochKey> {
    const standing = highest(await this.epochsOf(controller));
    if (standing) return standing;
    const permitted = await mayCreate();
    // Another process may have made the first epoch, and then keys under it, between the listing and the question.
    const made = highest(await this.listAgain(controller));
    if (made) return made;
    if (!permitted) throw new MissingKeyFileError(controller, `${nameOf(1)}.json`);
    return this.createEpoch(controller, 1);
  }

  /** The key of an epoch that is about to begin: made now, durable, or the one that was made on an earlier try. */
  async createEpoch(controller: ControllerId, epoch: number): Promise<EpochKey> {
    const secret = await this.folder(controller).create(nameOf(epoch), this.settings.clock.now(), epoch);
    const made: EpochKey = { epoch, secret };
    (await this.epochsOf(controller)).set(epoch, made);
    return made;
  }

  /** Takes an epoch key out of use and overwrites its file; it is forgotten for ever. Again is harmless. */
  async overwriteEpoch(controller: ControllerId, epoch: number): Promise<void> {
    await this.folder(controller).overwrite(nameOf(epoch));
    (await this.epochs.get(controller))?.delete(epoch);
  }

  /** Removes the file of an epoch key that was overwritten. */
  async removeEpoch(controller: ControllerId, epoch: number): Promise<void> {
    await this.folder(controller).remove(nameOf(epoch));
  }

  /** The epochs that have a file at this moment. */
  async liveEpochs(controller: ControllerId): Promise<number[]> {
    return [...(await this.listAgain(controller)).keys()].sort((one, other) => one - other);
  }

  /** The key of the HMAC rows; `mayCreate` as for {@link currentEpoch}: whether there are no rows yet. */
  async lookupKey(controller: ControllerId, mayCreate: () => Promise<boolean>): Promise<Secret> {
    const known = await this.readLookupKey(controller);
    if (known) return known;
    const permitted = await mayCreate();
    this.lookupKeys.delete(controller);
    const made = await this.readLookupKey(controller);
    if (made) return made;
    if (!permitted) throw new MissingKeyFileError(controller, `${lookupFile}.json`);
    const created = this.folder(controller).create(lookupFile, this.settings.clock.now());
    return this.remember(this.lookupKeys, controller, created);
  }

  /** Overwrites and removes the key of the HMAC rows; other processes keep it until they end. Again is harmless. */
  async destroyLookupKey(controller: ControllerId): Promise<void> {
    await this.folder(controller).overwrite(lookupFile);
    await this.folder(controller).remove(lookupFile);
    this.lookupKeys.delete(controller);
  }

  private readLookupKey(controller: ControllerId): Promise<Secret | undefined> {
    const known = this.lookupKeys.get(controller);
    return known ?? this.remember(this.lookupKeys, controller, this.folder(controller).read(lookupFile));
  }

  private epochsOf(controller: ControllerId): Promise<Map<number, EpochKey>> {
    const known = this.epochs.get(controller);
    const age = Math.abs(this.now() - (this.listedAt.get(controller) ?? 0));
    return known && age < listedAgainAfterMs ? known : this.listAgain(controller);
  }

  /** Lists the directory; what was unwrapped before is not unwrapped again. */
  private listAgain(controller: ControllerId): Promise<Map<number, EpochKey>> {
    this.listedAt.set(controller, this.now());
    const known = this.epochs.get(controller);
    return this.remember(this.epochs, controller, readEpochs(this.folder(controller), known));
  }

  private now(): number {
    return Date.parse(this.settings.clock.now());
  }

  /** Keeps a result for the life of the process, a failure not at all. */
  private remember<T, R extends T>(
    map: Map<ControllerId, Promise<T>>,
    controller: ControllerId,
    result: Promise<R>,
  ): Promise<R> {
    map.set(controller, result);
    result.catch(() => {
      if (map.get(controller) === result) map.delete(controller);
    });
    return result;
  }

  private folder(controller: ControllerId): KeyFolder {
    let folder = this.folders.get(controller);
    if (!folder) {
      // The id becomes the name of a directory.
      if (!isControllerId(controller)) throw new TypeError('not a controller id');
      folder = new KeyFolder(this.settings.keysDir, controller, this.settings.master);
      this.folders.set(controller, folder);
    }
    return folder;
  }
}

/** The epochs of a controller that have a key file, by the names alone. */
export async function epochFilesOf(keysDir: string, controller: ControllerId): Promise<number[]> {
  if (!isControllerId(controller)) throw new TypeError('not a controller id');
  return (await keyFileNames(join(keysDir, controller))).flatMap((name) => epochOf(name) ?? []);
}

const epochOf = (name: string): number | undefined => {
  const digits = epochFile.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

async function readEpochs(
  folder: KeyFolder,
  before?: Promise<Map<number, EpochKey>>,
): Promise<Map<number, EpochKey>> {
  const known = await before?.catch(() => undefined);
  const epochs = new Map<number, EpochKey>();
  for (const name of await folder.names()) {
    const epoch = epochOf(name) ?? 0;
    const secret = epoch > 0 ? (known?.get(epoch)?.secret ?? (await folder.read(name))) : undefined;
    if (secret) epochs.set(epoch, { epoch, secret });
  }
  return epochs;
}

function highest(epochs: Map<number, EpochKey>): EpochKey | undefined {
  return epochs.get(Math.max(0, ...epochs.keys()));
}
