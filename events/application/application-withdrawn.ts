import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { reasonCodes, systemReasonCodes, type ReasonCode, type SystemReasonCode } from '../vocabulary.js';

export class ApplicationWithdrawnPayload {
  @MayBeAbsent() @IsIn([...reasonCodes, ...systemReasonCodes]) reason?: ReasonCode | SystemReasonCode;
}

/** The family, a confirmed place elsewhere, a threshold or an erasure ended the application. Final. */
export const ApplicationWithdrawn = defineEvent({
  type: 'ApplicationWithdrawn',
  version: 1,
  stream: 'application',
  payload: ApplicationWithdrawnPayload,
  fields: { reason: 'clear' },
});
