import { DiscreetError } from '@koz/platform';

/** What keeps an export from being made, opened or left with. In Dutch, for who asked; it repeats no value. */
export class ControllerExportError extends DiscreetError {
  override readonly name = 'ControllerExportError';
  constructor(
    readonly reason:
      | 'recipient'
      | 'privateKey'
      | 'fileExists'
      | 'notEmpty'
      | 'notRegistered'
      | 'begun'
      | 'behind'
      | 'noExport'
      | 'changed'
      | 'signature'
      | 'otherSigner'
      | 'otherRecipient'
      | 'contents',
    message: string,
  ) {
    super(message);
  }
}
