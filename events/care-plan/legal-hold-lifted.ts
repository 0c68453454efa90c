import type { ActorId, HoldId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class LegalHoldLiftedPayload {
  @IsId() holdId!: HoldId;
  /** Who asked for it; the second person is the event's actor. */
  @IsId() requestedBy!: ActorId;
}

/** A second person lifted the hold: the plan's clock runs again, and what is overdue is due now. */
export const LegalHoldLifted = defineEvent({
  type: 'LegalHoldLifted',
  version: 1,
  stream: 'carePlan',
  payload: LegalHoldLiftedPayload,
  fields: { holdId: 'clear', requestedBy: 'clear' },
});
