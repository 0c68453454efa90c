import type { ActorId } from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class DepartureProposedPayload {
  /** The first person: another one must confirm it. */
  @IsId() proposedBy!: ActorId;
}

/** An officer proposes that its controller leaves this system. Nothing changes until a second person confirms it. */
export const DepartureProposed = defineEvent({
  type: 'DepartureProposed',
  version: 1,
  stream: 'controller',
  payload: DepartureProposedPayload,
  fields: { proposedBy: 'clear' },
});
