import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The location has no place now; the application may still be accepted when one comes free. */
export const ApplicationMarkedNoPlace = defineEvent({
  type: 'ApplicationMarkedNoPlace',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
