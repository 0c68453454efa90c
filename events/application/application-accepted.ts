import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The organiser takes the application up to look at it (bekijken). */
export const ApplicationAccepted = defineEvent({
  type: 'ApplicationAccepted',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
