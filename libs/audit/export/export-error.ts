import { DiscreetError } from '@koz/platform';

/** What keeps a log from being exported, or a directory from being read as an export. In Dutch, for who asked. */
export class ExportError extends DiscreetError {
  override readonly name = 'ExportError';
  constructor(
    readonly reason: 'notEmpty' | 'noExport' | 'notSigned',
    message: string,
  ) {
    super(message);
  }
}
