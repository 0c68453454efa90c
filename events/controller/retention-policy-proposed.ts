import type { ActorId, OwnDate } from '@koz/privacy-types';
import { IsId, IsPlainDate } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { RetentionPolicyPayload } from './retention-policy-payload.js';

export class RetentionPolicyProposedPayload extends RetentionPolicyPayload {
  /** The first person: another one must adopt it. */
  @IsId() proposedBy!: ActorId;
  /** The first day on which it may be in force: seven days on. */
  @IsPlainDate() earliest!: OwnDate;
}

/** An officer proposes to keep less, or for a shorter time. Nothing changes until a second person adopts it. */
export const RetentionPolicyProposed = defineEvent({
  type: 'RetentionPolicyProposed',
  version: 1,
  stream: 'controller',
  payload: RetentionPolicyProposedPayload,
  fields: { policy: 'clear', ground: 'clear', proposedBy: 'clear', earliest: 'clear' },
});
