import { ReasonedPayload } from '../application/reasoned-payload.js';
import { defineEvent } from '../define-event.js';

/** The family asks for care no longer: all that is open of the plan is withdrawn. Final. */
export const CarePlanWithdrawn = defineEvent({
  type: 'CarePlanWithdrawn',
  version: 1,
  stream: 'carePlan',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
