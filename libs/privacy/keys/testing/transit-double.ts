import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

type Capability = 'create' | 'read' | 'update';
/** What a token may, by path below `/v1/`. */
export type Policy = Readonly<Record<string, readonly Capability[]>>;

export interface DoubleOptions {
  /** PEM; absent: without TLS. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Where the engine is: another path is not routed. */
  readonly mount?: string;
  /** In which the engine is; a request for another finds nothing. */
  readonly namespace?: string;
}

interface NamedKey {
  readonly type: string;
  readonly derived: boolean;
  /** The first is version 1. */
  readonly versions: Buffer[];
  minDecryptionVersion: number;
}

/** What came in, without the token. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const overhead = { nonce: 12, tag: 16 };

/**
 * The transit secrets engine of OpenBao as its documentation and its source tell of it, in this process: real AES-GCM
 * under keys with versions, tokens with policies, a seal. https://openbao.org/api-docs/secret/transit/
 */
export class TransitDouble {
  /** While it is sealed every call but one is answered with 503. */
  sealed = false;
  /** Statuses that the next calls are answered with instead, in this order; 0 breaks the connection, -1 never answers. */
  readonly disturbances: number[] = [];
  readonly seen: Seen[] = [];
  /** Which calls are never answered. */
  holds: (seen: Seen) => boolean = () => false;
  private readonly keys = new Map<string, NamedKey>();
  private readonly policies = new Map<string, Policy>();
  private readonly mount: string;

  private constructor(
    private readonly options: DoubleOptions,
    readonly url: string,
    private readonly closing: () => Promise<void>,
  ) {
    this.mount = options.mount ?? 'transit';
  }

  static async start(options: DoubleOptions = {}): Promise<TransitDouble> {
    let listener: RequestListener = (_request, response) => void response.destroy();
    const pass: RequestListener = (request, response) => listener(request, response);
    const server = options.tls ? createTlsServer(options.tls, pass) : createPlainServer(pass);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http${options.tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const double = new TransitDouble(options, url, async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    });
    listener = (request, response) =>
      void double.disturbed(request).then(
        ([status, body]) => {
          if (status === 0) response.destroy();
          if (status <= 0) return;
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(body === undefined ? '' : JSON.stringify(body));
        },
        () => response.destroy(),
      );
    return double;
  }

  createKey(name: string, { type = 'aes256-gcm96', derived = false } = {}): void {
    this.keys.set(name, { type, derived, versions: [randomBytes(32)], minDecryptionVersion: 1 });
  }

  deleteKey(name: string): void {
    this.keys.delete(name);
  }

  rotateKey(name: string): void {
    this.keys.get(name)?.versions.push(randomBytes(32));
  }

  allowOnlyFrom(name: string, version: number): void {
    const key = this.keys.get(name);
    if (key) key.minDecryptionVersion = version;
  }

  hasKey(name: string): boolean {
    return this.keys.has(name);
  }

  /** A token of this policy; by default one that may do what a service does with a key. */
  token(key: string, policy: Policy = this.policyOfService(key)): string {
    const token = `s.${randomUUID()}`;
    this.policies.set(token, policy);
    return token;
  }

  policyOfService(key: string): Policy {
    return {
      [`${this.mount}/keys/${key}`]: ['read'],
      [`${this.mount}/encrypt/${key}`]: ['update'],
      [`${this.mount}/decrypt/${key}`]: ['update'],
    };
  }

  revoke(token: string): void {
    this.policies.delete(token);
  }

  close(): Promise<void> {
    return this.closing();
  }

  private async disturbed(request: IncomingMessage): Promise<[number, unknown?]> {
    const body = await bodyOf(request);
    const path = (request.url ?? '').replace(/^\/v1\//, '');
    const seen = { method: request.method ?? '', path, body };
    this.seen.push(seen);
    if (this.holds(seen)) return [-1];
    // Whether it is sealed is told to anybody, without a token.
    if (path === 'sys/seal-status') return [200, { sealed: this.sealed, initialized: true }];
    const disturbance = this.disturbances.shift();
    if (disturbance !== undefined) return [disturbance, { errors: ['disturbed'] }];
    if (this.sealed) return [503, { errors: ['Vault is sealed'] }];
    return this.answered(request, path, body);
  }

  private answered(
    { method, headers }: IncomingMessage,
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): [number, unknown?] {
    const policy = this.policies.get(String(headers['x-vault-token']));
    if (headers['x-vault-namespace'] !== this.options.namespace || !policy) return denied;
    const parts = path.startsWith(`${this.mount}/`) ? path.slice(this.mount.length + 1).split('/') : [];
    const [verb, name = '', further] = parts;
    const capability =
      method === 'GET' ? 'read' : verb === 'encrypt' && !this.keys.has(name) ? 'create' : 'update';
    if (!policy[path]?.includes(capability)) return denied;
    if (method === 'GET' && verb === 'keys' && further === undefined) return this.read(name);
    if (method === 'POST' && verb === 'keys' && further === 'rotate') {
      if (!this.keys.has(name)) return bad('key not found');
      this.rotateKey(name);
      return this.read(name);
    }
    if (method === 'POST' && verb === 'encrypt') return this.encrypt(name, body);
    if (method === 'POST' && verb === 'decrypt') return this.decrypt(name, body);
    return [404, { errors: [`no handler for route "${path}". route entry not found.`] }];
  }

  private read(name: string): [number, unknown?] {
    const key = this.keys.get(name);
    if (!key) return [404, { errors: [] }];
    const from = Math.max(1, key.minDecryptionVersion);
    const usable = key.versions.map((_, index) => index + 1).filter((version) => version >= from);
    return ok({
      ...{ name, type: key.type, derived: key.derived, exportable: false, deletion_allowed: false },
      keys: Object.fromEntries(usable.map((version) => [String(version), 1_764_000_000])),
      ...{ latest_version: key.versions.length, min_available_version: 0 },
      ...{ min_decryption_version: key.minDecryptionVersion, min_encryption_version: 0 },
      ...{ supports_encryption: true, supports_decryption: true, supports_derivation: true },
    });
  }

  /** A key that is not there is made (`upsert`): whoever may not create was refused before. */
  private encrypt(name: string, body: Readonly<Record<string, unknown>>): [number, unknown?] {
    if (!this.keys.has(name)) this.createKey(name);
    const key = this.keys.get(name);
    const [plaintext, associated] = [bytesOf(body['plaintext']), bytesOf(body['associated_data'] ?? '')];
    if (!plaintext || !associated) return bad('illegal base64 data at input byte 0');
    const under = key?.versions.at(-1);
    if (!key || !under) return bad('encryption key not found');
    const nonce = randomBytes(overhead.nonce);
    const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(associated);
    const sealed = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    const version = key.versions.length;
    return ok({ ciphertext: `vault:v${version}:${sealed.toString('base64')}`, key_version: version });
  }

  private decrypt(name: string, body: Readonly<Record<string, unknown>>): [number, unknown?] {
    const ciphertext = String(body['ciphertext'] ?? '');
    const key = this.keys.get(name);
    if (ciphertext === '') return bad('missing ciphertext to decrypt');
    if (!key) return bad('encryption key not found');
    const [, digits, text] = /^vault:v(\d+):(.*)$/s.exec(ciphertext) ?? [];
    if (digits === undefined) return bad('invalid ciphertext: no prefix');
    // As it began, with versions from zero.
    const version = Math.max(1, Number(digits));
    if (version > key.versions.length) return bad('invalid ciphertext: version is too new');
    if (version < key.minDecryptionVersion)
      return bad('ciphertext or signature version is disallowed by policy (too old)');
    const [sealed, associated] = [bytesOf(text), bytesOf(body['associated_data'] ?? '')];
    const under = key.versions[version - 1];
    if (!sealed || !associated || !under) return bad('invalid ciphertext: could not decode base64');
    if (sealed.length < overhead.nonce + overhead.tag) return bad('invalid ciphertext length');
    const decipher = createDecipheriv('aes-256-gcm', under, sealed.subarray(0, overhead.nonce), {
      authTagLength: overhead.tag,
    });
    decipher.setAAD(associated).setAuthTag(sealed.subarray(-overhead.tag));
    try {
      const plaintext = Buffer.concat([
        decipher.update(sealed.subarray(overhead.nonce, -overhead.tag)),
        decipher.final(),
      ]);
      return ok({ plaintext: plaintext.toString('base64') });
    } catch {
      return bad('cipher: message authentication failed');
    }
  }
}

const ok = (data: object): [number, unknown] => [200, { request_id: randomUUID(), lease_id: '', data }];
const bad = (error: string): [number, unknown] => [400, { errors: [error] }];
const denied: [number, unknown] = [403, { errors: ['1 error occurred:\n\t* permission denied\n\n'] }];

/** Strict, as Go's decoder is. */
const bytesOf = (value: unknown): Buffer | undefined =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? Buffer.from(value, 'base64')
    : undefined;

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
