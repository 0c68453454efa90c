import { IsBoolean } from 'class-validator';
import { defineEvent } from '../define-event.js';

export class DepartureWithdrawnPayload {
  /** Whether it had been confirmed already, and so announced. */
  @IsBoolean() wasConfirmed!: boolean;
}

/** The controller stays after all; who decided so is the event's actor. */
export const DepartureWithdrawn = defineEvent({
  type: 'DepartureWithdrawn',
  version: 1,
  stream: 'controller',
  payload: DepartureWithdrawnPayload,
  fields: { wasConfirmed: 'clear' },
});
