import type { CarePlanId, LocationId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class ApplicationCreatedPayload {
  @IsId() carePlanId!: CarePlanId;
  @IsId() locationId!: LocationId;
}

/** The care plan was put to one location. */
export const ApplicationCreated = defineEvent({
  type: 'ApplicationCreated',
  version: 1,
  stream: 'application',
  payload: ApplicationCreatedPayload,
  fields: { carePlanId: 'clear', locationId: 'planning' },
});
