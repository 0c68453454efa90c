import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { TransitSettings } from '@koz/platform';
import { MasterKeyAwayError, MasterKeyError } from '../key-errors.js';
import { ask, NoAnswerError, type Answer, type Question } from './ask.js';

export interface TransitPatience {
  /** Of each try, in milliseconds. */
  readonly withinMs: number;
  /** How long to wait before each further try, in milliseconds: as many tries more as there are numbers. */
  readonly pausesMs: readonly number[];
}

export const patient: TransitPatience = { withinMs: 5_000, pausesMs: [200, 1_000] };
/** Readiness is not kept waiting for more than two seconds. */
export const impatient: TransitPatience = { withinMs: 1_500, pausesMs: [] };

/** What the engine says of a key (`GET /keys/:name`): never the key itself. */
export interface TransitKey {
  readonly type: string;
  readonly derived: boolean;
  readonly newestVersion: number;
  readonly oldestToDecrypt: number;
}

/** What somebody wants to do, as a person is told that it may not be. */
const doings = {
  encrypt: 'versleutelen',
  decrypt: 'ontsleutelen',
  keys: 'lezen',
  rotate: 'vernieuwen',
} as const;
type Doing = keyof typeof doings;

const passing: ReadonlySet<number> = new Set([412, 429, 500, 502, 503, 504]);

/**
 * The transit secrets engine of OpenBao or Vault over HTTP, for one key: https://openbao.org/api-docs/secret/transit/.
 * What passes is tried again a few times; errors hold statuses and names of settings, no token, text or key.
 */
export class TransitClient {
  constructor(
    private readonly settings: TransitSettings,
    private readonly patience: TransitPatience = patient,
  ) {}

  /** As people are told which key it is. */
  get name(): string {
    return `${this.settings.mount}/${this.settings.key}`;
  }

  /** The ciphertext, `vault:v…:…`. A key that is not there is made by this call where the token may: look first. */
  async encrypt(plaintext: Uint8Array, boundTo: Uint8Array): Promise<string> {
    const answer = await this.call('encrypt', {
      plaintext: base64(plaintext),
      associated_data: base64(boundTo),
    });
    const ciphertext = memberOf(this.done('encrypt', answer), 'ciphertext');
    if (typeof ciphertext !== 'string') throw this.strange(answer.status);
    return ciphertext;
  }

  /** The plaintext; undefined when the engine says that the request is wrong, which has several causes. */
  async decrypt(ciphertext: string, boundTo: Uint8Array): Promise<Uint8Array | undefined> {
    const answer = await this.call('decrypt', { ciphertext, associated_data: base64(boundTo) });
    if (answer.status === 400) return undefined;
    const plaintext = memberOf(this.done('decrypt', answer), 'plaintext');
    if (typeof plaintext !== 'string') throw this.strange(answer.status);
    return Buffer.from(plaintext, 'base64');
  }

  async key(patience = this.patience): Promise<TransitKey> {
    const answer = await this.call('keys', undefined, patience);
    const data = this.done('keys', answer);
    const versions = Object.keys(Object(memberOf(data, 'keys')) as object).map(Number);
    const type = memberOf(data, 'type');
    const newestVersion = Math.max(0, ...versions);
    if (typeof type !== 'string' || !(newestVersion > 0)) throw this.strange(answer.status);
    return {
      type,
      derived: memberOf(data, 'derived') === true,
      newestVersion,
      oldestToDecrypt: Number(memberOf(data, 'min_decryption_version') ?? 0),
    };
  }

  /** Makes a new version of the key, under which is wrapped from now on. Not tried again: each time makes one. */
  async rotate(): Promise<void> {
    const answer = await this.call('rotate', {}, { ...this.patience, pausesMs: [] });
    this.done('rotate', answer);
  }

  /** The data of an answer that says that it was done. */
  private done(doing: Doing, { status, body }: Answer): unknown {
    if (status === 200 || status === 204) return memberOf(body, 'data');
    if (status === 403)
      throw new MasterKeyError(
        `het token uit KOZ_TRANSIT_TOKEN_FILE mag ${this.name} niet ${doings[doing]}, of is verlopen`,
        'forbidden',
      );
    // So says an engine that is not there, too.
    if (status === 404)
      throw new MasterKeyError(
        `de kluis kent geen sleutel ${this.name}: zie KOZ_TRANSIT_MOUNT en KOZ_TRANSIT_KEY`,
        'unknownKey',
      );
    throw this.strange(status);
  }

  private async call(doing: Doing, body?: object, patience = this.patience): Promise<Answer> {
    for (const pause of patience.pausesMs) {
      const answer = await this.tried(doing, body, patience).catch((error: unknown) => {
        if (error instanceof MasterKeyAwayError) return undefined;
        throw error;
      });
      if (answer && !passing.has(answer.status)) return answer;
      await delay(pause);
    }
    const answer = await this.tried(doing, body, patience);
    if (passing.has(answer.status)) throw await this.away(answer.status, patience);
    return answer;
  }

  /** One try; a second when the token is refused that somebody was just replacing. */
  private async tried(
    doing: Doing,
    body: object | undefined,
    { withinMs }: TransitPatience,
  ): Promise<Answer> {
    const token = await this.token();
    const answer = await this.send(this.pathOf(doing), token, { ...(body && { body }), withinMs });
    if (answer.status !== 403) return answer;
    const newer = await this.token();
    return newer === token
      ? answer
      : this.send(this.pathOf(doing), newer, { ...(body && { body }), withinMs });
  }

  private pathOf(doing: Doing): string {
    const { mount, key } = this.settings;
    return doing === 'rotate' ? `${mount}/keys/${key}/rotate` : `${mount}/${doing}/${key}`;
  }

  private async send(
    path: string,
    token: string | undefined,
    { body, withinMs }: Pick<Question, 'body' | 'withinMs'>,
  ): Promise<Answer> {
    const { url, caFile, namespace } = this.settings;
    const ca =
      caFile === undefined ? undefined : await this.read(caFile, 'certificate', 'KOZ_TRANSIT_CA_FILE');
    try {
      return await ask(new URL(`${url.replace(/\/+$/, '')}/v1/${path}`), {
        method: body ? 'POST' : 'GET',
        headers: {
          'x-vault-request': 'true',
          ...(token !== undefined && { 'x-vault-token': token }),
          // Whether it is sealed the whole server says, not a namespace.
          ...(token !== undefined && namespace !== undefined && { 'x-vault-namespace': namespace }),
        },
        ...{ ...(body && { body }), ...(ca && { ca }), withinMs },
      });
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      if (error.why === 'certificate')
        throw new MasterKeyError(
          'het certificaat van de kluis op KOZ_TRANSIT_URL wordt niet vertrouwd: zie KOZ_TRANSIT_CA_FILE',
          'certificate',
        );
      throw awayErrors[error.why]();
    }
  }

  /** Read each time, for an agent that keeps the token alive writes it anew. */
  private async token(): Promise<string> {
    const text = await this.read(this.settings.tokenFile, 'token', 'KOZ_TRANSIT_TOKEN_FILE');
    const token = text.toString('latin1').trim();
    if (!/^[\x21-\x7e]+$/.test(token))
      throw new MasterKeyError('in KOZ_TRANSIT_TOKEN_FILE staat geen token', 'token');
    return token;
  }

  private async read(path: string, problem: 'certificate' | 'token', setting: string): Promise<Buffer> {
    try {
      return await readFile(path);
    } catch (error) {
      const { code = 'unreadable' } = error as { code?: string };
      throw new MasterKeyError(`het bestand van ${setting} kan niet gelezen worden (${code})`, problem);
    }
  }

  /** Why it cannot be used for the moment; whether it is sealed it says to anybody. */
  private async away(status: number, { withinMs }: TransitPatience): Promise<MasterKeyAwayError> {
    if (status === 429) return awayErrors.busy();
    if (status !== 503) return awayErrors.failing();
    const seal = await this.send('sys/seal-status', undefined, { withinMs }).catch(() => undefined);
    return memberOf(seal?.body, 'sealed') === true ? awayErrors.sealed() : awayErrors.failing();
  }

  private strange(status: number): MasterKeyError {
    return new MasterKeyError(
      `KOZ_TRANSIT_URL antwoordt niet zoals de transit-kluis van OpenBao of Vault (status ${status})`,
      'answer',
    );
  }
}

const away = (problem: MasterKeyAwayError['problem'], what: string) => (): MasterKeyAwayError =>
  new MasterKeyAwayError(`de hoofdsleutel is even niet te gebruiken: ${what}`, problem);

const awayErrors = {
  busy: away('busy', 'de kluis heeft het te druk'),
  failing: away('failing', 'de kluis meldt een fout'),
  sealed: away('sealed', 'de kluis is verzegeld'),
  timeout: away('timeout', 'de kluis antwoordt niet op tijd'),
  unreachable: away('unreachable', 'de kluis is niet te bereiken'),
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const memberOf = (value: unknown, name: string): unknown => (Object(value) as Record<string, unknown>)[name];
