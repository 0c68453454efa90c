import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import type { PublicSigningKey } from '../signing-key.js';
import { malformed } from './note-error.js';

const keyIdBytes = 4;
const publicKeyBytes = 32;
export const signatureBytes = 64;
/** https://c2sp.org/signed-note: Ed25519 over the note's text. */
const ed25519 = 0x01;

/** A key by which signatures of a note are verified, as others name it. */
export interface VerifierKey {
  readonly name: string;
  /** The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), by which a signature names the key. */
  readonly id: Buffer;
  /** The public key itself, as a JWK names it: under it certificates are signed too. */
  readonly publicKey: Pick<PublicSigningKey, 'x'>;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** Neither a blank, a plus nor a control character; never empty. */
export const isKeyName = (name: string): boolean => /^[^\s\p{White_Space}\p{Cc}+]+$/u.test(name);

/** The id of an Ed25519 key under a name. Throws NoteError for a name that a note cannot hold. */
export function keyIdOf(name: string, publicKey: Uint8Array): Buffer {
  if (!isKeyName(name)) throw malformed('a key name has no blanks and no plus');
  const input = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ed25519), publicKey]);
  return hash('sha256', input, 'buffer').subarray(0, keyIdBytes);
}

/** A public key under a name, as a verifier of notes. */
export const verifierKey = (name: string, publicKey: Pick<PublicSigningKey, 'x'>): VerifierKey =>
  keyOf(name, Buffer.from(publicKey.x, 'base64url'));

/** `name+id+key`: how a key is handed to who verifies notes with whatever tool. The id is in hexadecimal. */
export function vkeyOf(name: string, publicKey: PublicSigningKey): string {
  const raw = Buffer.from(publicKey.x, 'base64url');
  const typed = Buffer.concat([Buffer.of(ed25519), raw]);
  return `${name}+${keyIdOf(name, raw).toString('hex')}+${typed.toString('base64')}`;
}

/** Reads `name+id+key`. Throws NoteError for another kind of key, and for an id that is not the key's. */
export function parseVkey(vkey: string): VerifierKey {
  // The key in base64 may hold a plus, the name and the id may not.
  const [, name = '', id = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  const typed = strictBase64(base64);
  if (typed?.length !== 1 + publicKeyBytes || typed[0] !== ed25519)
    throw malformed('a verifier key is name+id+key, with an Ed25519 key');
  const key = keyOf(name, typed.subarray(1));
  if (key.id.toString('hex') !== id) throw malformed('the id of a verifier key is that of its name and key');
  return key;
}

/** The bytes, if this is how they are written in standard base64, with padding; undefined for any other writing. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function keyOf(name: string, raw: Buffer): VerifierKey {
  const key = publicKeyOf(raw);
  return {
    name,
    id: keyIdOf(name, raw),
    publicKey: { x: raw.toString('base64url') },
    verify: (text, signature) => signature.length === signatureBytes && verify(null, text, key, signature),
  };
}

const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
