import type { ApplicationId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class PlaceFoundPayload {
  @IsId() applicationId!: ApplicationId;
}

/** The arbiter between two organisers: the first to append it at the plan's revision gives the place. */
export const PlaceFound = defineEvent({
  type: 'PlaceFound',
  version: 1,
  stream: 'carePlan',
  payload: PlaceFoundPayload,
  fields: { applicationId: 'clear' },
});
