import { IsIn } from 'class-validator';
import { defineEvent } from '../define-event.js';
import { unlistingReasons, type UnlistingReason } from '../vocabulary.js';

export class EmergencyUnlistedPayload {
  @IsIn(unlistingReasons) reason!: UnlistingReason;
}

/** The plan was taken off the emergency list; a place that is found or a withdrawal takes it off by itself. */
export const EmergencyUnlisted = defineEvent({
  type: 'EmergencyUnlisted',
  version: 1,
  stream: 'carePlan',
  payload: EmergencyUnlistedPayload,
  fields: { reason: 'clear' },
});
