import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The organiser gives the place. Follows the plan's `PlaceFound`, never precedes it. */
export const ApplicationApproved = defineEvent({
  type: 'ApplicationApproved',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
