import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createDurably,
  hasCode,
  makePrivateDirectory,
  moveDurably,
  overwriteDurably,
  removeDurably,
} from '@koz/platform';
import { isUuid, type ControllerId, type Instant } from '@koz/privacy-types';
import { secretBytes } from '../envelope/aes-gcm.js';
import { randomBytes } from '../envelope/random-pool.js';
import { DamagedKeyFileError } from '../key-errors.js';
import type { MasterKeyProvider } from './master-key.port.js';
import { Secret } from './secret.js';

/** A key file as written: the secret only in wrapped form, bound to controller, file name and key id. */
interface KeyFile {
  /** Only in epoch files: the number in the file's name. */
  readonly epoch?: number;
  readonly keyId: string;
  /** base64 */
  readonly wrapped: string;
  readonly createdAt: Instant;
}

/** The key files of one controller: `<keysDir>/<controller>/<name>.json`, mode 0600. */
export class KeyFolder {
  private readonly path: string;

  constructor(
    keysDir: string,
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
    let text: string;
    try {
      text = await readFile(this.fileOf(name), 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
    const { keyId, wrapped } = this.parse(name, text);
    const secret = await this.master.unwrap(
      this.controller,
      boundName(name, keyId),
      Buffer.from(wrapped, 'base64'),
    );
    if (!secret) throw new DamagedKeyFileError(this.controller, `${name}.json`, 'authentication');
    return new Secret(secret);
  }

  /**
   * Makes a key file with a random secret, durable before this returns. Where another process makes the same
   * file at the same moment, both get the secret of the file that stands.
   */
  async create(name: string, createdAt: Instant, epoch?: number): Promise<Secret> {
    const keyId = randomUUID();
    const wrapped = await this.master.wrap(this.controller, boundName(name, keyId), randomBytes(secretBytes));
    const file: KeyFile = {
      ...(epoch === undefined ? {} : { epoch }),
      keyId,
      wrapped: Buffer.from(wrapped).toString('base64'),
      createdAt,
    };
    await makePrivateDirectory(this.path);
    await createDurably(this.fileOf(name), `${JSON.stringify(file, undefined, 2)}\n`);
    const standing = await this.read(name);
    if (!standing) throw new DamagedKeyFileError(this.controller, `${name}.json`, 'form');
    return standing;
  }

  /**
   * Takes a key file out of use and overwrites it with random bytes. It gets another name first: a key file that is
   * half destroyed must not look like a damaged one to whoever lists the directory. Again is harmless.
   */
  async overwrite(name: string): Promise<void> {
    await moveDurably(this.fileOf(name), this.doomed(name));
    await overwriteDurably(this.doomed(name));
  }

  /** Removes a key file that was overwritten. */
  remove(name: string): Promise<void> {
    return removeDurably(this.doomed(name));
  }

  private doomed(name: string): string {
    return join(this.path, `${name}.destroyed`);
  }

  private fileOf(name: string): string {
    return join(this.path, `${name}.json`);
  }

  private parse(name: string, text: string): KeyFile {
    let file: Partial<KeyFile> | null;
    try {
      file = JSON.parse(text) as Partial<KeyFile> | null;
    } catch {
      // The parser's own message quotes what it read.
      throw new DamagedKeyFileError(this.controller, `${name}.json`, 'form');
    }
    if (!isUuid(file?.keyId) || typeof file.wrapped !== 'string')
      throw new DamagedKeyFileError(this.controller, `${name}.json`, 'form');
    return file as KeyFile;
  }
}

const boundName = (name: string, keyId: string): string => `${name}\n${keyId}`;

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
