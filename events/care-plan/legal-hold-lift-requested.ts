import type { ActorId, HoldId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class LegalHoldLiftRequestedPayload {
  @IsId() holdId!: HoldId;
  /** The first person: another one must lift the hold. */
  @IsId() requestedBy!: ActorId;
}

/** The first of two people asks to lift a hold. The hold stands. */
export const LegalHoldLiftRequested = defineEvent({
  type: 'LegalHoldLiftRequested',
  version: 1,
  stream: 'carePlan',
  payload: LegalHoldLiftRequestedPayload,
  fields: { holdId: 'clear', requestedBy: 'clear' },
});
