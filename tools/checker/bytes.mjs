import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** SHA-256 of parts joined; texts are UTF-8. */
export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** An unsigned integer, big-endian. */
export function integer(value, size) {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigUInt64BE(BigInt(value));
  else bytes.writeUIntBE(value, 0, size);
  return bytes;
}

/** The 16 bytes of a UUID in text, and back. */
export const uuidBytes = (text) => Buffer.from(text.replaceAll('-', ''), 'hex');
export const uuidText = (bytes) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Canonical JSON (RFC 8785): members sorted by UTF-16 units; JavaScript writes numbers and texts as it asks. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}
