import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../decorators.js';
import { reasonCodes, type ReasonCode } from '../vocabulary.js';

/** The payload of a decision that may carry a reason. */
export class ReasonedPayload {
  @MayBeAbsent() @IsIn(reasonCodes) reason?: ReasonCode;
}
