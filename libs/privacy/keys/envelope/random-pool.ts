import { randomFillSync } from 'node:crypto';

/*
 * Randomness is drawn from the operating system in blocks: one call per value would cost more than the
 * encryption that uses it. A byte is handed out once and wiped from the pool.
 */
const pool = Buffer.alloc(16_384);
let used = pool.length;

/** Writes `length` fresh random bytes into `target` at `offset`; at most a block (16 KiB) at a time. */
export function writeRandom(target: Uint8Array, offset: number, length: number): void {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  target.set(pool.subarray(used, used + length), offset);
  pool.fill(0, used, used + length);
  used += length;
}

/** Fresh random bytes, e.g. a secret. */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  writeRandom(bytes, 0, length);
  return bytes;
}
