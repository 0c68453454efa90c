import type { Pool } from 'pg';
import { recordConsultation, type Consultation } from '@koz/disclosure-ledger';
import type { Principal } from '@koz/identity';
import { withTenant, type Clock } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { Problem } from '../problem/problem.js';
import { defaultReason } from './reason.js';

export interface ConsultationDeps {
  /** Connections of role `koz_query` or `koz_command`. */
  readonly pool: Pool;
  readonly clock: Pick<Clock, 'now'>;
}

export type ConsultedAct = Pick<Consultation, 'action' | 'subject'> & {
  /** As the request says; `routine` when it does not. */
  readonly reason?: string | undefined;
};

/**
 * Records that somebody looks at the history of the own controller, or decides on it, and commits that. Called before
 * what it records: nothing is read or decided unrecorded, and what was refused afterwards was tried.
 *
 * @returns the own controller, whose history it is
 * @throws Problem 403 for a token that names no controller; 503 when it cannot be recorded
 */
export async function consulted(
  { pool, clock }: ConsultationDeps,
  { actorId, role, controller }: Principal,
  { action, reason, subject }: ConsultedAct,
): Promise<ControllerId> {
  if (controller === undefined) throw new Problem('forbidden');
  const consultation: Consultation = {
    ...{ at: clock.now(), actor: actorId, role, controller, action },
    ...{ reason: reason ?? defaultReason, subject },
  };
  try {
    await withTenant(pool, controller, (sql) => recordConsultation(sql, consultation));
  } catch (cause) {
    throw new Problem('unavailable', { cause, headers: { 'retry-after': '5' } });
  }
  return controller;
}
