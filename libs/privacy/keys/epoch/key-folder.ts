import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  createDurably,
  makePrivateDirectory,
  moveDurably,
  overwriteDurably,
  removeDurably,
} from '@koz/platform';
import type { ControllerId, Instant } from '@koz/privacy-types';
import { secretBytes } from '../envelope/aes-gcm.js';
import { randomBytes } from '../envelope/random-pool.js';
import { DamagedKeyFileError } from '../key-errors.js';
import {
  allKeyFiles,
  keyFileNames,
  keyFileText,
  nextOf,
  openKeyFile,
  pathOf,
  readKeyFile,
  replacedOf,
  whileKeyFilesStand,
  wrapForFile,
  type KeyFile,
} from './key-file.js';
import type { MasterKeyProvider } from './master-key.port.js';
import { Secret } from './secret.js';

/** The key files of one controller: `<keysDir>/<controller>/<name>.json`, mode 0600. */
export class KeyFolder {
  private readonly path: string;

  constructor(
    private readonly keysDir: string,
    private readonly controller: ControllerId,
    private readonly master: MasterKeyProvider,
  ) {
    this.path = join(keysDir, controller);
  }

  /** Names of the key files that are there, without `.json`. */
  names(): Promise<string[]> {
    return keyFileNames(this.path);
  }

  /** The secret of a key file; undefined when there is no such file. */
  async read(name: string): Promise<Secret | undefined> {
    const place = { controller: this.controller, name };
    const file = await readKeyFile(this.keysDir, place);
    if (!file) return undefined;
    const secret = await openKeyFile(this.master, place, file);
    if (!secret) throw new DamagedKeyFileError(this.controller, `${name}.json`, 'authentication');
    return new Secret(secret);
  }

  /**
   * Makes a key file with a random secret, durable before this returns. Where another process makes the same
   * file at the same moment, both get the secret of the file that stands.
   *
   * @throws DamagedKeyFileError where key files stand and this master key opens none of them: it was replaced, and what
   * it wraps others could not open
   */
  create(name: string, createdAt: Instant, epoch?: number): Promise<Secret> {
    return whileKeyFilesStand(this.keysDir, async () => {
      const standing = await this.read(name);
      if (standing) return standing;
      await this.refuseReplacedMaster();
      const keyId = randomUUID();
      const place = { controller: this.controller, name };
      const file: KeyFile = {
        ...(epoch === undefined ? {} : { epoch }),
        keyId,
        wrapped: await wrapForFile(this.master, place, keyId, randomBytes(secretBytes)),
        createdAt,
      };
      await makePrivateDirectory(this.path);
      await createDurably(this.fileOf(name), keyFileText(file));
      const made = await this.read(name);
      if (!made) throw new DamagedKeyFileError(this.controller, `${name}.json`, 'form');
      return made;
    });
  }

  /**
   * Takes a key file out of use and overwrites it with random bytes. It gets another name first: a key file that is
   * half destroyed must not look like a damaged one to whoever lists the directory. So is what a change of the master
   * key left beside it, when that was broken off. Again is harmless.
   */
  async overwrite(name: string): Promise<void> {
    await whileKeyFilesStand(this.keysDir, async () => {
      await moveDurably(this.fileOf(name), this.doomed(name));
      for (const path of this.remains(name)) await overwriteDurably(path);
    });
  }

  /** Removes a key file that was overwritten. */
  async remove(name: string): Promise<void> {
    for (const path of this.remains(name)) await removeDurably(path);
  }

  private async refuseReplacedMaster(): Promise<void> {
    const others = await allKeyFiles(this.keysDir);
    for (const place of others) {
      const file = await readKeyFile(this.keysDir, place);
      if (file && (await openKeyFile(this.master, place, file))) return;
    }
    const [first] = others;
    if (first) throw new DamagedKeyFileError(first.controller, `${first.name}.json`, 'authentication');
  }

  private remains(name: string): string[] {
    const file = this.fileOf(name);
    return [this.doomed(name), replacedOf(file), nextOf(file)];
  }

  private doomed(name: string): string {
    return join(this.path, `${name}.destroyed`);
  }

  private fileOf(name: string): string {
    return pathOf(this.keysDir, { controller: this.controller, name });
  }
}
