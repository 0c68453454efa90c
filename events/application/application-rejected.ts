import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The organiser will not give a place. Final. */
export const ApplicationRejected = defineEvent({
  type: 'ApplicationRejected',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
