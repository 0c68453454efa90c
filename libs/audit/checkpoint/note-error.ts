import { DiscreetError } from '@koz/platform';

export type NoteFault =
  /** Not a signed note, or its text is no checkpoint. */
  | 'form'
  /** Signed by no key that was given. */
  | 'unknownKey'
  /** A signature that names a given key is not of this text. */
  | 'signature'
  /** Of another log than was asked for. */
  | 'origin';

/** A note or checkpoint that proves nothing. The message tells which rule it broke, and quotes nothing of it. */
export class NoteError extends DiscreetError {
  override readonly name = 'NoteError';
  constructor(
    readonly fault: NoteFault,
    rule: string,
  ) {
    super(`${fault}: ${rule}`);
  }
}

export const malformed = (rule: string): NoteError => new NoteError('form', rule);
