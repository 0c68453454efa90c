import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The family, a confirmed place elsewhere or a threshold ended the application. Final. */
export const ApplicationWithdrawn = defineEvent({
  type: 'ApplicationWithdrawn',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
