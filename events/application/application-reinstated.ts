import { IsIn } from 'class-validator';
import { defineEvent } from '../define-event.js';

/** What an application may have been when it was withdrawn, and is again when it is reinstated. */
export const reinstatedStatuses = ['created', 'noPlace', 'accepted'] as const;
export type ReinstatedStatus = (typeof reinstatedStatuses)[number];

export class ApplicationReinstatedPayload {
  /** The status that the application had when it was withdrawn. */
  @IsIn(reinstatedStatuses) status!: ReinstatedStatus;
}

/** The confirmed place, for which the application had been withdrawn, was given back: it is what it was before. */
export const ApplicationReinstated = defineEvent({
  type: 'ApplicationReinstated',
  version: 1,
  stream: 'application',
  payload: ApplicationReinstatedPayload,
  fields: { status: 'clear' },
});
