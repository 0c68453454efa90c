import { IsInt, Matches, Min } from 'class-validator';
import type { FileHash, KeyThumbprint, OwnDate } from '@koz/privacy-types';
import { IsPlainDate } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class ControllerExportedPayload {
  /** SHA-256 over the file as it was written. */
  @Matches(/^[0-9a-f]{64}$/) fileHash!: FileHash;
  /** To whose key it is sealed: RFC 7638 thumbprint. */
  @Matches(/^[A-Za-z0-9_-]{43}$/) recipient!: KeyThumbprint;
  /** The day, in Belgium, on which it was begun. */
  @IsPlainDate() madeOn!: OwnDate;
  /** The log's last position when it was begun: of what came later it says nothing. */
  @IsInt() @Min(-1) to!: number;
  /** Of plans. */
  @IsInt() @Min(0) count!: number;
}

/** All of a controller's data were written to a sealed file. */
export const ControllerExported = defineEvent({
  type: 'ControllerExported',
  version: 1,
  stream: 'controller',
  payload: ControllerExportedPayload,
  fields: { fileHash: 'clear', recipient: 'clear', madeOn: 'clear', to: 'clear', count: 'clear' },
});
