import type { ActorId, OwnDate } from '@koz/privacy-types';
import { IsId, IsPlainDate } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class DepartureConfirmedPayload {
  /** The first person; the second is the event's actor. */
  @IsId() proposedBy!: ActorId;
  /** The first day on which nothing new is taken on, and from which its keys may be destroyed: at least seven days on. */
  @IsPlainDate() effectiveFrom!: OwnDate;
}

/** A second officer confirms that the controller leaves. Until the day of effect it may be taken back. */
export const DepartureConfirmed = defineEvent({
  type: 'DepartureConfirmed',
  version: 1,
  stream: 'controller',
  payload: DepartureConfirmedPayload,
  fields: { proposedBy: 'clear', effectiveFrom: 'clear' },
});
