import { IsIn } from 'class-validator';
import { defineEvent } from '../define-event.js';
import { emergencyReasons, type EmergencyReason } from '../vocabulary.js';

export class EmergencyListedPayload {
  @IsIn(emergencyReasons) reason!: EmergencyReason;
}

/** The need is urgent: every location may look at the plan for as long as it looks for a place. */
export const EmergencyListed = defineEvent({
  type: 'EmergencyListed',
  version: 1,
  stream: 'carePlan',
  payload: EmergencyListedPayload,
  fields: { reason: 'clear' },
});
