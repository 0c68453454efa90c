import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { record, type DisclosedPlan, type DisclosureGround } from '@koz/disclosure-ledger';
import { Problem } from '@koz/http';
import { withTenant } from '@koz/platform';
import type { Principal } from '@koz/identity';
import { uuid, type ControllerId, type Instant, type OrganiserId, type Uuid } from '@koz/privacy-types';

/** The plans of one answer that are shown on the same ground. */
export interface Disclosed {
  readonly ground: DisclosureGround;
  readonly plans: readonly DisclosedPlan[];
}

/** Who is answered, and in whose scope. */
export interface AnsweredViewer {
  readonly principal: Principal;
  readonly controller: ControllerId;
  /** Absent for who works for no organiser. */
  readonly organiserId?: OrganiserId | undefined;
}

/**
 * Records what one answer is about to disclose, all of it or nothing.
 * @throws Problem 503 when it cannot be recorded: then nothing may be disclosed.
 */
export async function recordBeforeAnswering(
  pool: Pool,
  { principal, organiserId, controller }: AnsweredViewer,
  at: Instant,
  disclosed: readonly Disclosed[],
): Promise<void> {
  const answerId = uuid<Uuid<'answer'>>(randomUUID());
  const { actorId: viewer, role } = principal;
  try {
    await withTenant(pool, controller, async (transaction) => {
      for (const { ground, plans } of disclosed)
        await record(transaction, {
          ...{ answerId, at, viewer, role },
          ...(organiserId && { organiserId }),
          viewerController: controller,
          ground,
          plans,
        });
    });
  } catch (cause) {
    throw new Problem('unavailable', { cause, headers: { 'retry-after': '5' } });
  }
}
