import { IsIn } from 'class-validator';
import type { ApplicationId } from '@koz/privacy-types';
import { IsId, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { reasonCodes, type ReasonCode } from '../vocabulary.js';

export class PlaceFoundPayload {
  @IsId() applicationId!: ApplicationId;
  /** The organiser's reason for the approval, for whoever completes it. */
  @MayBeAbsent() @IsIn(reasonCodes) reason?: ReasonCode;
}

/** The arbiter between two organisers: the first to append it at the plan's revision gives the place. */
export const PlaceFound = defineEvent({
  type: 'PlaceFound',
  version: 1,
  stream: 'carePlan',
  payload: PlaceFoundPayload,
  fields: { applicationId: 'clear', reason: 'clear' },
});
