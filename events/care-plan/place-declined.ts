import { IsIn } from 'class-validator';
import type { ApplicationId } from '@koz/privacy-types';
import { IsId, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { reasonCodes, type ReasonCode } from '../vocabulary.js';

/** Undone by the organiser, declined by the family, or released because the application had ended meanwhile. */
export const placeDeclinedCauses = ['undone', 'family', 'applicationEnded'] as const;
export type PlaceDeclinedCause = (typeof placeDeclinedCauses)[number];

export class PlaceDeclinedPayload {
  @IsId() applicationId!: ApplicationId;
  @IsIn(placeDeclinedCauses) cause!: PlaceDeclinedCause;
  /** The organiser's reason for undoing the approval, for whoever completes it. */
  @MayBeAbsent() @IsIn(reasonCodes) reason?: ReasonCode;
}

/**
 * The place is free again: the plan's other applications open, also those that its confirmation had withdrawn, and the
 * approved one returns to accepted.
 */
export const PlaceDeclined = defineEvent({
  type: 'PlaceDeclined',
  version: 1,
  stream: 'carePlan',
  payload: PlaceDeclinedPayload,
  fields: { applicationId: 'clear', cause: 'clear', reason: 'clear' },
});
