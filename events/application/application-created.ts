import { IsUUID } from 'class-validator';
import type { CarePlanId, LocationId } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';

export class ApplicationCreatedPayload {
  @IsUUID() carePlanId!: CarePlanId;
  @IsUUID() locationId!: LocationId;
}

/** The care plan was put to one location. */
export const ApplicationCreated = defineEvent({
  type: 'ApplicationCreated',
  version: 1,
  stream: 'application',
  payload: ApplicationCreatedPayload,
  fields: { carePlanId: 'clear', locationId: 'planning' },
});
