import type { SigningKey } from '../signing-key.js';
import { malformed, NoteError } from './note-error.js';
import { isKeyName, keyIdOf, strictBase64, type VerifierKey } from './verifier-key.js';

/*
 * https://c2sp.org/signed-note: a text that ends in a newline, an empty line, and a line per signature:
 * `— name base64(key id ‖ signature)`.
 */

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** A note as it was read; nothing of it is verified. */
export interface SignedNote {
  /** With the newline that ends it: what the signatures are of. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const keyIdBytes = 4;
/** More would be somebody's attempt to keep a verifier busy. */
const mostSignatures = 100;
const dash = '— ';

/** Signs a text, whose last character is a newline, under the name of the key. Throws NoteError for another text. */
export function signNote(text: string, name: string, key: SigningKey): string {
  refuseText(text);
  const id = keyIdOf(name, Buffer.from(key.publicKey.x, 'base64url'));
  const signature = key.sign(Buffer.from(text, 'utf8'));
  return `${text}\n${dash}${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Takes a note apart. Throws NoteError when it has not the form of one; that it has proves nothing. */
export function parseNote(note: string): SignedNote {
  refuseCharacters(note);
  // The last empty line parts text from signatures: the text itself may hold some.
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw malformed('an empty line parts a note from its signatures');
  const text = note.slice(0, end + 1);
  refuseText(text);
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '') throw malformed('a note ends in a newline');
  if (lines.length === 0 || lines.length > mostSignatures)
    throw malformed(`a note has 1 to ${mostSignatures} signatures`);
  return { text, signatures: lines.map(signatureOf) };
}

/**
 * The text of a note that is signed by one of these keys. Signatures of other keys say nothing, for or against.
 *
 * @throws NoteError `form`; `unknownKey` when none of the keys signed it; `signature` when one that is named did not
 */
export function openNote(note: string, keys: readonly VerifierKey[]): string {
  const { text, signatures } = parseNote(note);
  const bytes = Buffer.from(text, 'utf8');
  const known = signatures.flatMap((each) => {
    const named = keys.filter(({ name, id }) => name === each.name && id.equals(each.keyId));
    return named.map((key) => ({ key, signature: each.signature }));
  });
  if (known.length === 0) throw new NoteError('unknownKey', 'no signature is of a known key');
  if (!known.every(({ key, signature }) => key.verify(bytes, signature)))
    throw new NoteError('signature', 'a signature is not of this text');
  return text;
}

function signatureOf(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = strictBase64(base64);
  if (!isKeyName(name) || !bytes || bytes.length <= keyIdBytes)
    throw malformed('a signature is a dash, a name, and an id with a signature in base64');
  return { name, keyId: bytes.subarray(0, keyIdBytes), signature: bytes.subarray(keyIdBytes) };
}

function refuseText(text: string): void {
  if (!text.endsWith('\n')) throw malformed('the text of a note ends in a newline');
  refuseCharacters(text);
}

function refuseCharacters(text: string): void {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw malformed('a note has no control characters but newlines');
  // Half of a surrogate pair would not be written as it was signed.
  if (Buffer.from(text, 'utf8').toString('utf8') !== text) throw malformed('a note is UTF-8');
}
