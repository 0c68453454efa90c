import type { Pool } from 'pg';
import { erasures, withTenant, type Clock, type Transaction } from '@koz/platform';
import {
  tiers,
  type CarePlanId,
  type ControllerId,
  type ErasureCause,
  type KeyId,
  type Tier,
} from '@koz/privacy-types';
import { FenceHeadError, UnknownKeyError } from '../key-errors.js';
import type { LookupKind } from '../key-vault.port.js';
import { lockedInOrder } from './locked-in-order.js';

/** An entry of the fence by its number, from 1, and its hash. Number 0, of zero bytes, stands before the first. */
export interface FenceHead {
  readonly sequence: number;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

/** What an entry of the fence says is to be destroyed. */
export interface KeyToDestroy {
  readonly carePlanId: CarePlanId;
  readonly tier: Tier;
  readonly keyId: KeyId;
  readonly cause: ErasureCause;
}

export interface FencedDestruction {
  readonly keys: readonly KeyToDestroy[];
  /** The last entry before these in the fence: the vault must have carried out all up to it. */
  readonly after: number;
  /** The last of these entries; becomes the vault's head. */
  readonly head: FenceHead;
  /**
   * Also leaves a tombstone for a key that this vault never held: after the restore of a backup that is older than
   * the key. Else such a key is an error, and nothing is destroyed.
   */
  readonly evenUnknown?: boolean;
}

/** Rows of values of a tier: they go with its key. */
const lookupsOfTier: Readonly<Record<Tier, readonly LookupKind[]>> = {
  precise: ['nationalNumber'],
  identity: ['nationalNumber', 'importReference', 'logIn'],
  planning: [],
};

/**
 * Carries out entries of the fence, of many plans at once, in one transaction: the wrapped keys are deleted and leave
 * tombstones, the plans' lookup rows of those tiers go, the plans are closed, and the head says how far this came.
 * Again is harmless: a key already destroyed keeps its tombstone, a head that is further stays.
 *
 * @throws FenceHeadError when entries before these were not carried out, or the fence is another one;
 * UnknownKeyError.
 */
export async function destroyFenced(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  controller: ControllerId,
  destruction: FencedDestruction,
): Promise<void> {
  const { keys, after, head, evenUnknown = false } = destruction;
  const gone = await withTenant(pool, controller, async (transaction) => {
    const standing = await lockHead(transaction, controller);
    refuseGap(controller, standing, after, head);
    const ids = keys.map(({ keyId }) => keyId);
    const destroyed = await deleteKeys(transaction, controller, keys, clock, evenUnknown);
    await refuseUnknown(transaction, controller, ids);
    await deleteLookups(transaction, controller, keys);
    await transaction.query(
      `INSERT INTO vault.fenced (controller, care_plan_id, tier)
         SELECT DISTINCT $1, care_plan_id, tier FROM unnest($2::uuid[], $3::text[]) AS plan (care_plan_id, tier)
       ON CONFLICT DO NOTHING`,
      [controller, keys.map(({ carePlanId }) => carePlanId), keys.map(({ tier }) => tier)],
    );
    if (head.sequence > standing.sequence)
      await transaction.query('UPDATE vault.fence_head SET sequence = $2, hash = $3 WHERE controller = $1', [
        controller,
        head.sequence,
        head.hash,
      ]);
    return destroyed;
  });
  for (const { keyId, tier } of keys) if (gone.has(keyId)) erasures.inc({ controller, tier });
}

/** One at a time carries out a controller's fence. */
async function lockHead(transaction: Transaction, controller: ControllerId): Promise<FenceHead> {
  await transaction.query(
    'INSERT INTO vault.fence_head (controller, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
    [controller, Buffer.alloc(32)],
  );
  const [row] = await transaction.query<FenceHead>(
    'SELECT sequence, hash FROM vault.fence_head WHERE controller = $1 FOR UPDATE',
    [controller],
  );
  return row ?? { sequence: 0, hash: Buffer.alloc(32) };
}

function refuseGap(controller: ControllerId, standing: FenceHead, after: number, head: FenceHead): void {
  if (standing.sequence < after) throw new FenceHeadError(controller, standing.sequence, 'behind');
  if (standing.sequence === head.sequence && Buffer.compare(standing.hash, head.hash) !== 0)
    throw new FenceHeadError(controller, standing.sequence, 'differs');
}

async function deleteKeys(
  transaction: Transaction,
  controller: ControllerId,
  keys: readonly KeyToDestroy[],
  clock: Clock,
  evenUnknown: boolean,
): Promise<ReadonlySet<KeyId>> {
  const rows = await transaction.query<{ keyId: KeyId }>(
    `WITH gone AS (
       DELETE FROM vault.data_key
        WHERE controller = $1 AND key_id IN (${lockedInOrder('$2')}) RETURNING key_id
     )
     INSERT INTO vault.destroyed_key (key_id, controller, destroyed_at, cause)
       SELECT DISTINCT ON (named.key_id) named.key_id, $1, $4, named.cause
         FROM unnest($2::uuid[], $3::text[]) AS named (key_id, cause)
         LEFT JOIN gone USING (key_id)
        WHERE gone.key_id IS NOT NULL OR $5
     ON CONFLICT DO NOTHING RETURNING key_id AS "keyId"`,
    [controller, keys.map(({ keyId }) => keyId), keys.map(({ cause }) => cause), clock.now(), evenUnknown],
  );
  return new Set(rows.map(({ keyId }) => keyId));
}

async function deleteLookups(
  transaction: Transaction,
  controller: ControllerId,
  keys: readonly KeyToDestroy[],
): Promise<void> {
  for (const tier of tiers) {
    const kinds = lookupsOfTier[tier];
    const plans = keys.filter((key) => key.tier === tier).map(({ carePlanId }) => carePlanId);
    if (plans.length === 0 || kinds.length === 0) continue;
    await transaction.query(
      `DELETE FROM vault.lookup
        WHERE controller = $1 AND care_plan_id = ANY ($2::uuid[]) AND kind = ANY ($3::text[])`,
      [controller, plans, kinds],
    );
  }
}

/** After the deletion every id must have a tombstone: its own of just now, or an earlier one. */
export async function refuseUnknown(
  transaction: Transaction,
  controller: ControllerId,
  ids: readonly KeyId[],
): Promise<void> {
  const [row] = await transaction.query<{ destroyed: number }>(
    `SELECT count(*)::integer AS destroyed FROM vault.destroyed_key
      WHERE controller = $1 AND key_id = ANY ($2::uuid[])`,
    [controller, ids],
  );
  if (row?.destroyed !== new Set(ids).size) throw new UnknownKeyError(controller);
}
