import type { Pool } from 'pg';
import { withTenant, type Clock, type Transaction } from '@koz/platform';
import type { ControllerId, KeyId } from '@koz/privacy-types';
import type { EpochKey, Keyring } from '../epoch/keyring.js';
import { currentEpoch } from './current-epoch.js';
import { epochFingerprint } from './fingerprint.js';
import { unwrapDataKey, wrapDataKey } from './wrapped-key.js';

/** Where a rotation may be broken off, in its order; `batchWrapped` comes once for each batch. */
export const rotationPoints = ['keyFileMade', 'madeCurrent', 'batchWrapped', 'emptied'] as const;
export type RotationPoint = (typeof rotationPoints)[number];

export interface RotationSettings {
  /** Connections in the role `koz_vault`. */
  readonly pool: Pool;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Data keys wrapped anew in one transaction; 1000 when absent. */
  readonly batchSize?: number;
  /** Called at each point, when what precedes it is durable: for tests that break the rotation off there. */
  readonly reached?: (point: RotationPoint) => void | Promise<void>;
}

export interface Rotation {
  /** The epoch under which every data key of the controller is now. */
  readonly epoch: number;
  /** Data keys wrapped anew by this call. */
  readonly wrapped: number;
}

/**
 * Begins a new epoch and wraps the surviving data keys anew under it, so that the epoch keys before it can be
 * destroyed. What was deleted before this began is under an earlier epoch, wherever the disk still holds it.
 *
 * May be broken off anywhere and called again, and may run in several processes at once, beside everything else.
 *
 * @param leaving the epoch to get away from: nothing new begins when the current one is later already, and only what
 * is left under earlier ones is wrapped anew. The current one when absent.
 */
export async function rotateEpoch(
  settings: RotationSettings,
  controller: ControllerId,
  leaving?: number,
): Promise<Rotation> {
  const { pool, keyring, clock } = settings;
  const standing = await withTenant(pool, controller, (transaction) =>
    currentEpoch(transaction, keyring, controller, clock),
  );
  if (standing.epoch <= (leaving ?? standing.epoch)) await beginEpoch(settings, controller, standing);
  return wrapSurvivors(settings, controller);
}

/** Retires the epoch and makes the next one current; somebody else may have done so meanwhile. */
async function beginEpoch(
  { pool, keyring, clock, reached }: RotationSettings,
  controller: ControllerId,
  leaving: EpochKey,
): Promise<void> {
  const next = await keyring.createEpoch(controller, leaving.epoch + 1);
  await reached?.('keyFileMade');
  await withTenant(pool, controller, async (transaction) => {
    // Waits for every transaction that is making keys under this epoch.
    const retired = await transaction.query(
      `UPDATE vault.epoch SET state = 'retiring', since = $3, fingerprint = $4
        WHERE controller = $1 AND epoch = $2 AND state = 'current'
       RETURNING epoch`,
      [controller, leaving.epoch, clock.now(), epochFingerprint(leaving)],
    );
    if (retired.length === 0) return;
    await transaction.query(
      `INSERT INTO vault.epoch (controller, epoch, state, since, fingerprint)
         VALUES ($1, $2, 'current', $3, $4)`,
      [controller, next.epoch, clock.now(), epochFingerprint(next)],
    );
  });
  await reached?.('madeCurrent');
}

async function wrapSurvivors(settings: RotationSettings, controller: ControllerId): Promise<Rotation> {
  let wrapped = 0;
  for (let after = beforeAll; ;) {
    const batch = await wrapBatch(settings, controller, after);
    wrapped += batch.wrapped;
    if (batch.last) {
      after = batch.last;
      await settings.reached?.('batchWrapped');
    } else if (after === beforeAll) {
      // From the very beginning nothing was found, and nothing can come under an earlier epoch.
      await settings.reached?.('emptied');
      return { epoch: batch.epoch, wrapped };
    } else after = beforeAll;
  }
}

/** A place in the order of age and id. The age as text, so that no precision is lost between the statements. */
interface Place {
  readonly madeAt: string;
  readonly id: string;
}
const beforeAll: Place = { madeAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

interface SurvivorRow {
  readonly key_id: KeyId;
  readonly epoch: number;
  readonly wrapped: Buffer;
  readonly made_at: string;
}

/**
 * One batch in one transaction. The rows are locked, so that a key which is being destroyed is either gone or waited
 * for; an update never brings a deleted row back.
 */
function wrapBatch(
  { pool, keyring, clock, batchSize = 1000 }: RotationSettings,
  controller: ControllerId,
  after: Place,
): Promise<{ readonly epoch: number; readonly wrapped: number; readonly last?: Place }> {
  return withTenant(pool, controller, async (transaction) => {
    const current = await currentEpoch(transaction, keyring, controller, clock);
    const rows = await survivorsOf(transaction, controller, current.epoch, after, batchSize);
    const last = rows.at(-1);
    if (!last) return { epoch: current.epoch, wrapped: 0 };
    const rewrapped: Buffer[] = [];
    for (const row of rows) {
      const under = await keyring.epoch(controller, row.epoch);
      const key = unwrapDataKey(under, controller, row.key_id, row.wrapped);
      rewrapped.push(wrapDataKey(current, controller, key));
    }
    await transaction.query(
      `UPDATE vault.data_key k SET epoch = $2, wrapped = batch.wrapped
         FROM unnest($3::uuid[], $4::bytea[]) AS batch (key_id, wrapped)
        WHERE k.controller = $1 AND k.key_id = batch.key_id`,
      [controller, current.epoch, rows.map((row) => row.key_id), rewrapped],
    );
    return {
      epoch: current.epoch,
      wrapped: rows.length,
      last: { madeAt: last.made_at, id: last.key_id },
    };
  });
}

/** Data keys that are under an earlier epoch; empty at once, by the index, when there is none. */
async function survivorsOf(
  transaction: Transaction,
  controller: ControllerId,
  epoch: number,
  after: Place,
  limit: number,
): Promise<SurvivorRow[]> {
  if (after === beforeAll) {
    const left = await transaction.query(
      'SELECT FROM vault.data_key WHERE controller = $1 AND epoch < $2 LIMIT 1',
      [controller, epoch],
    );
    if (left.length === 0) return [];
  }
  return transaction.query<SurvivorRow>(
    `SELECT key_id, epoch, wrapped, made_at::text
       FROM vault.data_key
      WHERE controller = $1 AND epoch < $2 AND (made_at, key_id) > ($3::timestamptz, $4::uuid)
      ORDER BY made_at, key_id
      LIMIT $5
      FOR UPDATE`,
    [controller, epoch, after.madeAt, after.id, limit],
  );
}
