export * from './checkpoint.js';
export { NoteError, type NoteFault } from './note-error.js';
export * from './signed-note.js';
export { keyIdOf, parseVkey, verifierKey, vkeyOf, type VerifierKey } from './verifier-key.js';
