import { DiscreetError } from '@koz/platform';

/** The signing key is missing or no Ed25519 key: the process does not start. In Dutch; it never repeats the input. */
export class SigningKeyError extends DiscreetError {
  override readonly name = 'SigningKeyError';
}

export type CertificateFault =
  /** Not canonical JSON of this form. */
  | 'form'
  /** Signed by a key that was not given. */
  | 'unknownKey'
  /** The signature is not of these bytes. */
  | 'signature'
  /** Not the next one of its chain. */
  | 'chain'
  /** Another certificate stands at its number. */
  | 'conflict';

/** A certificate that proves nothing, or cannot stand where it should. */
export class CertificateError extends DiscreetError {
  override readonly name = 'CertificateError';
  constructor(
    readonly fault: CertificateFault,
    /** Its number in the chain, where that is known. */
    readonly sequence?: number,
  ) {
    super(`certificate${sequence === undefined ? '' : ` ${sequence}`}: ${fault}`);
  }
}
