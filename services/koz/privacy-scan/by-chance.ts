/** How far on each side of a place the checks look, in bytes: the longest hash as text, within base64. */
export const contextBytes = 192;

const base64Bytes = new Set(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'),
);

/** Of the last group of a UUID, a UUID, and hashes of 160, 256, 384 and 512 bits. */
const idGroup = 12;
const hexLengths: readonly number[] = [idGroup, 32, 40, 64, 96, 128];

/**
 * Whether digits are a part of an id or a hash: in megabytes of those any nine digits turn up by chance. Digits that
 * stand beside a hash, or alone in the place of one, are none of it.
 */
export function isWithinHash(bytes: Uint8Array, at: number, length: number): boolean {
  let [start, end] = [at, at + length];
  while (isHex(bytes[start - 1])) start--;
  while (isHex(bytes[end])) end++;
  const run = bytes.subarray(start, end);
  if (!hexLengths.includes(run.length) || run.every(isDigit)) return false;
  return run.length !== idGroup || bytes[start - 1] === 0x2d;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined): boolean =>
  byte !== undefined && (isDigit(byte) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46));

/** What a base64 text says around a place in it. */
export interface Decoded {
  readonly bytes: Buffer;
  /** Where in them the bytes begin that were looked for. */
  readonly at: number;
}

/**
 * Decodes base64 around a place, as far as it is base64; undefined where the text is cut off so close by that the
 * first group cannot be read.
 *
 * @param at where the characters begin that depend on the wanted bytes alone
 * @param before how many bytes stand before those, mod 3, so that it is known where a group of four begins
 */
export function decodedAround(text: Uint8Array, at: number, before: number): Decoded | undefined {
  const group = at - Math.ceil((before * 8) / 6);
  if (group < 0 || !isBase64(text, group, at)) return undefined;
  let [start, end] = [group, at];
  while (start - 4 >= at - contextBytes && isBase64(text, start - 4, start)) start -= 4;
  while (end < at + contextBytes && isBase64(text, end, end + 1)) end++;
  const characters = Buffer.from(text.buffer, text.byteOffset + start, end - start).toString('latin1');
  return { bytes: Buffer.from(characters, 'base64'), at: ((group - start) / 4) * 3 + before };
}

function isBase64(text: Uint8Array, from: number, to: number): boolean {
  if (from < 0 || to > text.length) return false;
  for (let at = from; at < to; at++) if (!base64Bytes.has(text[at] as number)) return false;
  return true;
}
