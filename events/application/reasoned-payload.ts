import { IsIn, IsOptional } from 'class-validator';
import { reasonCodes, type ReasonCode } from '../vocabulary.js';

/** The payload of a decision that may carry a reason. */
export class ReasonedPayload {
  @IsOptional() @IsIn(reasonCodes) reason?: ReasonCode;
}
