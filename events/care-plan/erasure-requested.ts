import { IsIn } from 'class-validator';
import { defineEvent } from '../define-event.js';
import { erasureReasons, type ErasureReason } from '../vocabulary.js';

export class ErasureRequestedPayload {
  @IsIn(erasureReasons) reason!: ErasureReason;
}

/** The family asked that its data are destroyed: that follows at once, or when no legal hold is left. */
export const ErasureRequested = defineEvent({
  type: 'ErasureRequested',
  version: 1,
  stream: 'carePlan',
  payload: ErasureRequestedPayload,
  fields: { reason: 'clear' },
});
