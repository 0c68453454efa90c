import type { Pool } from 'pg';
import { withTenant, withTransaction, type Clock } from '@koz/platform';
import type { CarePlanId, ControllerId, Tier, Uuid } from '@koz/privacy-types';
import { PlanFencedError } from '../key-errors.js';
import type { FenceHead } from './destroy-fenced.js';

/** What the vault knows of the fence, for the gate at the start. */
export interface FenceKnowledge {
  /** The directory that belongs to this database; undefined until the first start. */
  readonly directoryId: Uuid | undefined;
  /** Per controller the last entry that was carried out. */
  readonly heads: ReadonlyMap<ControllerId, FenceHead>;
}

/** @param pool connections in the role `koz_vault` */
export function fenceKnowledge(pool: Pool): Promise<FenceKnowledge> {
  return withTransaction(
    pool,
    async (transaction) => {
      const [directory] = await transaction.query<{ directory_id: Uuid }>(
        'SELECT directory_id FROM vault.fence_directory',
      );
      const heads = await transaction.query<FenceHead & { controller: ControllerId }>(
        'SELECT controller, sequence, hash FROM vault.fence_head ORDER BY controller',
      );
      return {
        directoryId: directory?.directory_id,
        heads: new Map(heads.map(({ controller, sequence, hash }) => [controller, { sequence, hash }])),
      };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** Binds this database to a fence directory, once and for ever; answers with the one that it is bound to. */
export async function bindFenceDirectory(pool: Pool, directoryId: Uuid, clock: Clock): Promise<Uuid> {
  await pool.query(
    'INSERT INTO vault.fence_directory (directory_id, since) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [directoryId, clock.now()],
  );
  const { rows } = await pool.query<{ directory_id: Uuid }>('SELECT directory_id FROM vault.fence_directory');
  return rows[0]?.directory_id ?? directoryId;
}

/** Which tiers of these plans are closed for ever; a plan of which none is closed is not in the answer. */
export async function fencedTiers(
  pool: Pool,
  controller: ControllerId,
  carePlanIds: readonly CarePlanId[],
): Promise<Map<CarePlanId, ReadonlySet<Tier>>> {
  const rows = await withTenant(pool, controller, (transaction) =>
    transaction.query<{ care_plan_id: CarePlanId; tiers: Tier[] }>(
      `SELECT care_plan_id, array_agg(tier) AS tiers FROM vault.fenced
        WHERE controller = $1 AND care_plan_id = ANY ($2::uuid[])
        GROUP BY care_plan_id`,
      [controller, carePlanIds],
    ),
  );
  return new Map(rows.map((row) => [row.care_plan_id, new Set(row.tiers)]));
}

/**
 * To be asked before a key is taken for a plan that is not new, and before anything is sealed under a key of it.
 *
 * @throws PlanFencedError when one of the tiers is closed.
 */
export async function refuseFenced(
  pool: Pool,
  controller: ControllerId,
  carePlanId: CarePlanId,
  wanted: readonly Tier[],
): Promise<void> {
  const closed = (await fencedTiers(pool, controller, [carePlanId])).get(carePlanId);
  const tier = wanted.find((one) => closed?.has(one));
  if (tier !== undefined) throw new PlanFencedError(controller, carePlanId, tier);
}
