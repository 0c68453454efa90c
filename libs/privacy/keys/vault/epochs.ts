import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import { instant, type ControllerId, type Instant } from '@koz/privacy-types';
import type { RetiringEpoch } from './destroy-epoch.js';

export type EpochState = 'current' | 'retiring' | 'destroyed';

export interface Epoch {
  readonly epoch: number;
  readonly state: EpochState;
  /** When the state was entered. */
  readonly since: Instant;
}

/** The latest moment at which an epoch key is destroyed after it retired, backup or not: in days. */
export const retiringDays = 35;

/** The epochs of a controller, the first one first; none when it has no keys yet. */
export async function epochsOf(pool: Pool, controller: ControllerId): Promise<Epoch[]> {
  const rows = await withTenant(pool, controller, (transaction) =>
    transaction.query<{ epoch: number; state: EpochState; since: Date }>(
      'SELECT epoch, state, since FROM vault.epoch WHERE controller = $1 ORDER BY epoch',
      [controller],
    ),
  );
  return rows.map(({ epoch, state, since }) => ({ epoch, state, since: instant(since.getTime()) }));
}

/** When a verified backup that needs no key of this epoch was recorded first; undefined when none was. */
export async function backedUpWithout(
  pool: Pool,
  controller: ControllerId,
  epoch: number,
): Promise<Instant | undefined> {
  const [row] = await withTenant(pool, controller, (transaction) =>
    transaction.query<{ at: Date | null }>(
      `SELECT min(verified_at) AS at FROM vault.verified_backup
        WHERE controller = $1 AND NOT ($2 = ANY (epochs))
          AND (SELECT max(e) FROM unnest(epochs) AS e) > $2`,
      [controller, epoch],
    ),
  );
  return row?.at ? instant(row.at.getTime()) : undefined;
}

/**
 * Why an epoch key may go: a later backup was verified that needs no key of it, or the term is over in which one should
 * have been made. Undefined when it may not go yet.
 */
export function releaseOf(
  { retiredAt }: RetiringEpoch,
  now: Instant,
  backedUp: Instant | undefined,
): 'verifiedBackup' | 'term' | undefined {
  if (backedUp !== undefined) return 'verifiedBackup';
  return Date.parse(now) >= Date.parse(completeAtLatest(retiredAt)) ? 'term' : undefined;
}

/** The moment at which a shredding that ends in this epoch is complete at the latest, counted from its retirement. */
export const completeAtLatest = (retiredAt: Instant): Instant =>
  instant(Date.parse(retiredAt) + retiringDays * 24 * 60 * 60 * 1000);
