import { defineEvent } from '../define-event.js';
import { ReasonedPayload } from './reasoned-payload.js';

/** The approval was undone or the place declined: back to accepted. Follows the plan's `PlaceDeclined`. */
export const ApplicationApprovalUndone = defineEvent({
  type: 'ApplicationApprovalUndone',
  version: 1,
  stream: 'application',
  payload: ReasonedPayload,
  fields: { reason: 'clear' },
});
