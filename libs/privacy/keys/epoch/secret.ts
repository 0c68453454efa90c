import { createHmac } from 'node:crypto';

/**
 * Secret bytes in a holder that neither `JSON.stringify` nor `util.inspect` looks into, so that a key that ends
 * up in a log line or an error by mistake leaves nothing there.
 */
export class Secret {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}

/** HMAC-SHA-256 under a secret; the purpose keeps equal values of two uses apart. */
export function hmac(secret: Secret, purpose: string, value: string | Uint8Array): Buffer {
  return createHmac('sha256', secret.bytes).update(`${purpose}\n`).update(value).digest();
}
