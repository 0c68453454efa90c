import { Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { ActorId, ControllerId } from '@koz/privacy-types';
import type { QueryApiDeps } from '../deps.js';

/** How history is read. */
export const consultationActions = ['readLog', 'replayStream'] as const;
export type ConsultationAction = (typeof consultationActions)[number];

/** Why somebody reads it; `routine` where nothing was said. */
export const consultationReasons = [
  'routine',
  'complaint',
  'incident',
  'dataSubjectRequest',
  'supervision',
] as const;
export type ConsultationReason = (typeof consultationReasons)[number];

/** That somebody reads the history of a controller. */
export interface Consultation {
  readonly actor: ActorId;
  readonly role: Principal['role'];
  readonly controller: ControllerId;
  readonly action: ConsultationAction;
  readonly reason: ConsultationReason;
  /** The stream that is looked into; absent for the log as a whole. */
  readonly subject?: string;
}

/**
 * Records that history is about to be read, before the answer leaves.
 * @throws Problem 503 when it cannot be recorded: then nothing is told.
 */
export async function consulted(
  { recordConsultation }: Pick<QueryApiDeps, 'recordConsultation'>,
  { actorId: actor, role }: Principal,
  consultation: Omit<Consultation, 'actor' | 'role'>,
): Promise<void> {
  try {
    await recordConsultation?.({ actor, role, ...consultation });
  } catch (cause) {
    throw new Problem('unavailable', { cause, headers: { 'retry-after': '5' } });
  }
}
