import type { ApplicationId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { planningFields, PlanningPayload } from './planning-payload.js';

export class LocationAddedPayload extends PlanningPayload {
  /** Which of `locations` is the new one. */
  @IsId() applicationId!: ApplicationId;
}

/** The family puts its plan to one location more; `ApplicationCreated` follows. */
export const LocationAdded = defineEvent({
  type: 'LocationAdded',
  version: 1,
  stream: 'carePlan',
  payload: LocationAddedPayload,
  fields: { ...planningFields, applicationId: 'clear' },
});
