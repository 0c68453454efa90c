import { isControllerId, type ControllerId } from '@koz/privacy-types';
import type { Clock } from '@koz/platform';
import { MissingKeyFileError } from '../key-errors.js';
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

/**
 * The random keys that stand outside PostgreSQL: per controller its epoch keys and its lookup key. Each file is
 * unwrapped once per process. Several epochs may be live, since a data key's row names its epoch; new data keys are
 * wrapped under the highest. The directory is listed at first use, and again when a row names an unknown epoch.
 */
export class Keyring {
  private readonly folders = new Map<ControllerId, KeyFolder>();
  private readonly epochs = new Map<ControllerId, Promise<Map<number, EpochKey>>>();
  private readonly lookupKeys = new Map<ControllerId, Promise<Secret | undefined>>();

  constructor(private readonly settings: KeyringSettings) {}

  /** The epoch key of this number; throws {@link MissingKeyFileError} when its file is not there. */
  async epoch(controller: ControllerId, epoch: number): Promise<EpochKey> {
    const known = (await this.epochsOf(controller)).get(epoch);
    if (known) return known;
    this.epochs.delete(controller);
    const found = (await this.epochsOf(controller)).get(epoch);
    if (!found) throw new MissingKeyFileError(controller, `${nameOf(epoch)}.json`);
    return found;
  }

  /**
   * The epoch key under which new data keys are wrapped. `mayCreate` is asked only when no epoch file is there:
   * whether the vault is still without keys of this controller, so that the first epoch may be made.
   */
  async currentEpoch(controller: ControllerId, mayCreate: () => Promise<boolean>): Promise<EpochKey> {
    const current = highest(await this.epochsOf(controller));
    if (current) return current;
    const permitted = await mayCreate();
    // Another process may have made the first epoch, and then keys under it, between the listing and the question.
    this.epochs.delete(controller);
    const made = highest(await this.epochsOf(controller));
    if (made) return made;
    if (!permitted) throw new MissingKeyFileError(controller, `${nameOf(1)}.json`);
    const secret = await this.folder(controller).create(nameOf(1), this.settings.clock.now(), 1);
    const first: EpochKey = { epoch: 1, secret };
    (await this.epochsOf(controller)).set(1, first);
    return first;
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

  private readLookupKey(controller: ControllerId): Promise<Secret | undefined> {
    const known = this.lookupKeys.get(controller);
    return known ?? this.remember(this.lookupKeys, controller, this.folder(controller).read(lookupFile));
  }

  private epochsOf(controller: ControllerId): Promise<Map<number, EpochKey>> {
    const known = this.epochs.get(controller);
    return known ?? this.remember(this.epochs, controller, readEpochs(this.folder(controller)));
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

async function readEpochs(folder: KeyFolder): Promise<Map<number, EpochKey>> {
  const epochs = new Map<number, EpochKey>();
  for (const name of await folder.names()) {
    const epoch = Number(epochFile.exec(name)?.[1] ?? 0);
    const secret = epoch > 0 ? await folder.read(name) : undefined;
    if (secret) epochs.set(epoch, { epoch, secret });
  }
  return epochs;
}

function highest(epochs: Map<number, EpochKey>): EpochKey | undefined {
  return epochs.get(Math.max(0, ...epochs.keys()));
}
