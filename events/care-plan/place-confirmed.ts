import { IsBoolean } from 'class-validator';
import type { ApplicationId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class PlaceConfirmedPayload {
  @IsId() applicationId!: ApplicationId;
  /** True for a part-week place: the plan's other applications stay as they are. */
  @IsBoolean() keepLooking!: boolean;
}

/** The family takes the place that was found. Unless it keeps looking, its other applications are withdrawn. */
export const PlaceConfirmed = defineEvent({
  type: 'PlaceConfirmed',
  version: 1,
  stream: 'carePlan',
  payload: PlaceConfirmedPayload,
  fields: { applicationId: 'clear', keepLooking: 'clear' },
});
