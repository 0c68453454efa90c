import { performance } from 'node:perf_hooks';
import type { TransitSettings } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { secretBytes } from '../envelope/aes-gcm.js';
import { boundTo, type MasterKeyProvider } from '../epoch/master-key.port.js';
import { MasterKeyAwayError, MasterKeyError } from '../key-errors.js';
import { impatient, TransitClient, type TransitKey, type TransitPatience } from './transit-client.js';

export interface TransitMasterKeyOptions {
  readonly patience?: TransitPatience;
  /** For how long an answer to whether it can be used is given again, in milliseconds. */
  readonly answerForMs?: number;
}

const ciphertextForm = /^vault:v([1-9]\d{0,8}):[A-Za-z0-9+/]+={0,2}$/;
/** Which bind associated data to a ciphertext. */
const suitableTypes = ['aes128-gcm96', 'aes256-gcm96', 'chacha20-poly1305', 'xchacha20-poly1305'];

/**
 * A master key that never leaves OpenBao or Vault. Controller and name are bound to what it wraps as associated data.
 * Its `rewrap` is not used: it takes no associated data and fails on what was wrapped with them
 * (hashicorp/vault issue 29532, and the same code in OpenBao).
 */
export class TransitMasterKey implements MasterKeyProvider {
  private readonly client: TransitClient;
  private answer: { readonly at: number; readonly is: Promise<true | string> } | undefined;

  constructor(
    settings: TransitSettings,
    private readonly options: TransitMasterKeyOptions = {},
  ) {
    this.client = new TransitClient(settings, options.patience);
  }

  /**
   * Looks whether the key is there and can serve. One that is away for the moment does not hold up a start.
   *
   * @throws MasterKeyError
   */
  static async open(settings: TransitSettings, options?: TransitMasterKeyOptions): Promise<TransitMasterKey> {
    const master = new TransitMasterKey(settings, options);
    await master.suitableKey(impatient).catch((error: unknown) => {
      if (!(error instanceof MasterKeyAwayError)) throw error;
    });
    return master;
  }

  async wrap(controller: ControllerId, name: string, secret: Uint8Array): Promise<Uint8Array> {
    // Encrypting under a key that is not there would make one, where the token may.
    await this.suitableKey();
    const ciphertext = await this.client.encrypt(secret, boundTo(controller, name));
    if (!ciphertextForm.test(ciphertext))
      throw new MasterKeyError('de kluis geeft geen versleutelde tekst van de vorm vault:v1:…', 'answer');
    return Buffer.from(ciphertext, 'latin1');
  }

  async unwrap(controller: ControllerId, name: string, wrapped: Uint8Array): Promise<Uint8Array | undefined> {
    const version = this.versionOf(wrapped);
    if (version === undefined) return undefined;
    const secret = await this.client.decrypt(textOf(wrapped), boundTo(controller, name));
    if (secret) return secret.length === secretBytes ? secret : undefined;
    // Of what is wrong with a request the engine tells in words alone; the key itself tells it in numbers.
    const { oldestToDecrypt } = await this.client.key();
    if (version < oldestToDecrypt)
      throw new MasterKeyError(
        `versie ${version} van ${this.client.name} mag niet meer ontsleutelen: zie min_decryption_version`,
        'versionTooOld',
      );
    return undefined;
  }

  versionOf(wrapped: Uint8Array): number | undefined {
    const [, version] = ciphertextForm.exec(textOf(wrapped)) ?? [];
    return version === undefined ? undefined : Number(version);
  }

  async newestVersion(): Promise<number> {
    return (await this.suitableKey()).newestVersion;
  }

  /** Makes a new version of the key; the token must be one that may. */
  rotate(): Promise<void> {
    return this.client.rotate();
  }

  answers(): Promise<true | string> {
    const now = performance.now();
    if (!this.answer || now - this.answer.at >= (this.options.answerForMs ?? 5_000))
      this.answer = { at: now, is: this.lookedAt() };
    return this.answer.is;
  }

  private async lookedAt(): Promise<true | string> {
    try {
      await this.suitableKey(impatient);
      return true;
    } catch (error) {
      if (error instanceof MasterKeyAwayError || error instanceof MasterKeyError)
        return reasons[error.problem ?? 'answer'];
      throw error;
    }
  }

  private async suitableKey(patience?: TransitPatience): Promise<TransitKey> {
    const key = await this.client.key(patience);
    if (!suitableTypes.includes(key.type) || key.derived)
      throw new MasterKeyError(
        `de sleutel ${this.client.name} kan niet dienen: maak er een van soort aes256-gcm96, niet afgeleid`,
        'unsuitable',
      );
    return key;
  }
}

/** In what readiness tells. */
const reasons: Readonly<
  Record<NonNullable<MasterKeyError['problem']> | MasterKeyAwayError['problem'], string>
> = {
  answer: 'answers strangely',
  busy: 'busy',
  certificate: 'certificate not trusted',
  failing: 'failing',
  forbidden: 'token refused',
  sealed: 'sealed',
  timeout: 'no answer',
  token: 'no token',
  unknownKey: 'key unknown',
  unreachable: 'not reached',
  unsuitable: 'key unsuitable',
  versionTooOld: 'version too old',
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
