export type ProofFault =
  /** Not of the form that the documents give it. */
  | 'form'
  /** Signed by no key that was given. */
  | 'unknownKey'
  /** A signature that names a given key is not of this text. */
  | 'signature'
  /** Of another log than was asked for. */
  | 'origin'
  /** A proof that does not lead to the root. */
  | 'proof';

/** Something that proves nothing. The message tells which rule it broke, and quotes nothing of it. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
  constructor(
    readonly fault: ProofFault,
    rule: string,
  ) {
    super(`${fault}: ${rule}`);
  }
}
