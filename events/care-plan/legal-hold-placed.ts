import { IsIn } from 'class-validator';
import type { HoldId, OwnDate } from '@koz/privacy-types';
import { IsId, IsPlainDate } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { holdReasons, type HoldReason } from '../vocabulary.js';

export class LegalHoldPlacedPayload {
  @IsId() holdId!: HoldId;
  @IsIn(holdReasons) reason!: HoldReason;
  /** The first day on which it holds no longer. */
  @IsPlainDate() expires!: OwnDate;
}

/** A complaint or a law suit stops the clock of this plan. */
export const LegalHoldPlaced = defineEvent({
  type: 'LegalHoldPlaced',
  version: 1,
  stream: 'carePlan',
  payload: LegalHoldPlacedPayload,
  fields: { holdId: 'clear', reason: 'clear', expires: 'clear' },
});
