import { fromBase64, hashBytes, type Bytes } from '@koz/browser-proofs';

/**
 * A hash from the base64 of an answer. One that is no hash becomes zeros, which no event and no node has: what is
 * verified with it fails, as it must.
 */
export function hashIn(base64: string | null | undefined): Bytes {
  const bytes = fromBase64(base64 ?? '');
  return bytes?.length === hashBytes ? bytes : new Uint8Array(hashBytes);
}

/** Bytes of any length from the base64 of an answer; none when it is not base64. */
export const bytesIn = (base64: string): Bytes => fromBase64(base64) ?? new Uint8Array();
