import { defineEvent } from '../define-event.js';
import { planningFields, PlanningPayload } from './planning-payload.js';

/** The family changed where its plan may be seen. */
export const SharingScopeChanged = defineEvent({
  type: 'SharingScopeChanged',
  version: 1,
  stream: 'carePlan',
  payload: PlanningPayload,
  fields: planningFields,
});
