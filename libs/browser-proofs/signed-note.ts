import { areSame, concat, fromBase64, sha256, toBase64Url, toHex, utf8, type Bytes } from './bytes.js';
import { ProofError } from './proof-error.js';

/*
 * https://c2sp.org/signed-note, as docs/formats/log-tree.md takes it: a text that ends in a newline, an empty line, and
 * a line `— name base64(key id ‖ signature)` per signature.
 */

/** An Ed25519 public key under the name by which signatures call it. */
export interface VerifierKey {
  readonly name: string;
  /** The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
  readonly id: Bytes;
  /** 32 bytes. */
  readonly publicKey: Bytes;
}

export const keyIdBytes = 4;
const publicKeyBytes = 32;
const signatureBytes = 64;
const ed25519 = 0x01;
const mostSignatures = 100;

const malformed = (rule: string): ProofError => new ProofError('form', rule);
const isKeyName = (name: string): boolean => /^[^\s\p{White_Space}\p{Cc}+]+$/u.test(name);

/** Reads `name+id+key`. Throws ProofError for another kind of key, and for an id that is not the key's. */
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  // The key in base64 may hold a plus; name and id may not.
  const [name = '', id = '', ...base64] = text.split('+');
  const typed = fromBase64(base64.join('+'));
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id))
    throw malformed('a verifier key is name+id+key, the id in hexadecimal');
  if (typed?.length !== 1 + publicKeyBytes || typed[0] !== ed25519)
    throw malformed('the key of a verifier key is an Ed25519 key in base64');
  const computed = (await sha256(concat(utf8(`${name}\n`), typed))).slice(0, keyIdBytes);
  if (toHex(computed) !== id) throw malformed('the id of a verifier key is that of its name and key');
  return { name, id: computed, publicKey: typed.slice(1) };
}

/** Whether an Ed25519 signature (RFC 8032) is of this text and by this key. */
export async function isSignedBy(publicKey: Bytes, text: Bytes, signature: Bytes): Promise<boolean> {
  if (signature.length !== signatureBytes) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) };
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, text);
}

interface NamedSignature {
  readonly name: string;
  readonly keyId: Bytes;
  readonly signature: Bytes;
}

/** A note taken apart; nothing of it is verified. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NamedSignature[];
}

/** Throws ProofError `form` for what has not the form of a note. */
export function parseNote(note: string): SignedNote {
  if ([...note].some((character) => character < ' ' && character !== '\n'))
    throw malformed('a note has no control characters but newlines');
  // Half of a surrogate pair has no form in UTF-8.
  if (new TextDecoder().decode(utf8(note)) !== note) throw malformed('a note is UTF-8');
  const end = note.lastIndexOf('\n\n');
  if (end < 1) throw malformed('an empty line parts a note from its signatures');
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '') throw malformed('a note ends in a newline');
  if (lines.length === 0 || lines.length > mostSignatures)
    throw malformed(`a note has 1 to ${mostSignatures} signatures`);
  return { text: note.slice(0, end + 1), signatures: lines.map(signatureIn) };
}

function signatureIn(line: string): NamedSignature {
  const [dash, name = '', base64 = '', ...more] = line.split(' ');
  const bytes = fromBase64(base64);
  if (dash !== '—' || !isKeyName(name) || more.length > 0 || !bytes || bytes.length <= keyIdBytes)
    throw malformed('a signature is a dash, a name, and an id with a signature in base64');
  return { name, keyId: bytes.slice(0, keyIdBytes), signature: bytes.slice(keyIdBytes) };
}

/**
 * The text of a note that one of these keys signed. Signatures of other keys say nothing, for or against.
 *
 * @throws ProofError `form`; `unknownKey` when none of the keys signed it; `signature` when one that is named did not
 */
export async function openNote(note: string, keys: readonly VerifierKey[]): Promise<string> {
  const { text, signatures } = parseNote(note);
  const known = signatures.flatMap(({ name, keyId, signature }) =>
    keys
      .filter((key) => key.name === name && areSame(key.id, keyId))
      .map(({ publicKey }) => ({ publicKey, signature })),
  );
  if (known.length === 0) throw new ProofError('unknownKey', 'no signature is of a known key');
  const bytes = utf8(text);
  const verified = await Promise.all(
    known.map(({ publicKey, signature }) => isSignedBy(publicKey, bytes, signature)),
  );
  if (verified.includes(false)) throw new ProofError('signature', 'a signature is not of this text');
  return text;
}
