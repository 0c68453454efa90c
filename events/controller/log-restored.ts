import { IsInt, Min } from 'class-validator';
import { defineEvent } from '../define-event.js';

export class LogRestoredPayload {
  /** The first and the last position of what was lost. */
  @IsInt() @Min(0) from!: number;
  @IsInt() @Min(0) to!: number;
}

/** A restore lost a stretch of the log: a gap that is declared, so that nobody takes it for damage. */
export const LogRestored = defineEvent({
  type: 'LogRestored',
  version: 1,
  stream: 'controller',
  payload: LogRestoredPayload,
  fields: { from: 'clear', to: 'clear' },
});
