import type { OwnDate } from '@koz/privacy-types';
import { IsPlainDate } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { RetentionPolicyPayload } from './retention-policy-payload.js';

export class RetentionPolicyAdoptedPayload extends RetentionPolicyPayload {
  /** The first day, in Belgium, on which it is in force. */
  @IsPlainDate() effectiveFrom!: OwnDate;
}

/** The controller decided how long what of a plan is kept. What is gone stays gone. */
export const RetentionPolicyAdopted = defineEvent({
  type: 'RetentionPolicyAdopted',
  version: 1,
  stream: 'controller',
  payload: RetentionPolicyAdoptedPayload,
  fields: { policy: 'clear', ground: 'clear', effectiveFrom: 'clear' },
});
