import { defineEvent } from '../define-event.js';
import { planningFields, PlanningPayload } from './planning-payload.js';

/** The family changed the period or the care parts that it asks for. */
export const CarePlanAmended = defineEvent({
  type: 'CarePlanAmended',
  version: 1,
  stream: 'carePlan',
  payload: PlanningPayload,
  fields: planningFields,
});
