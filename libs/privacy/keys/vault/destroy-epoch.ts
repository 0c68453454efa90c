import type { Pool } from 'pg';
import { withTenant, type Clock, type Transaction } from '@koz/platform';
import { instant, type ControllerId, type Instant } from '@koz/privacy-types';
import type { Keyring } from '../epoch/keyring.js';
import { EpochStillNeededError } from '../key-errors.js';

/** Where a destruction may be broken off, in its order. */
export const epochDestructionPoints = ['checked', 'overwritten', 'removed', 'marked'] as const;
export type EpochDestructionPoint = (typeof epochDestructionPoints)[number];

export interface EpochDestructionSettings {
  /** Connections in the role `koz_vault`. */
  readonly pool: Pool;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly reached?: (point: EpochDestructionPoint) => void | Promise<void>;
}

/** An epoch under which no new key comes: since when. */
export interface RetiringEpoch {
  readonly epoch: number;
  readonly retiredAt: Instant;
}

export interface DestroyedEpoch {
  readonly epoch: number;
  /** From this moment what was under the epoch opens with nothing any more. */
  readonly destroyedAt: Instant;
  /** SHA-256 of the key in hexadecimal, as {@link fingerprintOf}. */
  readonly fingerprint: string;
}

/**
 * Destroys the key of a retired epoch: its file is overwritten, removed, and the directory synced; then the vault says
 * so. Done again after a crash, or when it was done already, it answers alike.
 *
 * @param mayDestroy decides whether the copies that would become unreadable are no longer needed; see
 * {@link releaseOf}.
 * @throws EpochStillNeededError when the epoch is current, a row still names it, an earlier one lives on (a key that was
 * wrapped anew before it was destroyed is under both), or it is not released.
 */
export async function destroyEpoch(
  settings: EpochDestructionSettings,
  controller: ControllerId,
  epoch: number,
  mayDestroy: (retiring: RetiringEpoch) => boolean | Promise<boolean>,
): Promise<DestroyedEpoch> {
  const { pool, keyring, clock, reached } = settings;
  const destroyed = await withTenant(pool, controller, async (transaction) => {
    const row = await lockEpoch(transaction, controller, epoch);
    const fingerprint = row.fingerprint?.toString('hex') ?? '';
    if (row.state === 'destroyed') return { epoch, destroyedAt: instant(row.since.getTime()), fingerprint };
    await refuseInUse(transaction, controller, epoch);
    await refuseEarlier(transaction, controller, epoch);
    if (!(await mayDestroy({ epoch, retiredAt: instant(row.since.getTime()) })))
      throw new EpochStillNeededError(controller, epoch, 'notReleased');
    await reached?.('checked');
    // The file first: should this stop here, the vault never says of a key that lives on that it is gone.
    await keyring.overwriteEpoch(controller, epoch);
    await reached?.('overwritten');
    await keyring.removeEpoch(controller, epoch);
    await reached?.('removed');
    const destroyedAt = clock.now();
    await transaction.query(
      `UPDATE vault.epoch SET state = 'destroyed', since = $3 WHERE controller = $1 AND epoch = $2`,
      [controller, epoch, destroyedAt],
    );
    return { epoch, destroyedAt, fingerprint };
  });
  await reached?.('marked');
  return destroyed;
}

interface EpochRow {
  readonly state: 'current' | 'retiring' | 'destroyed';
  readonly since: Date;
  readonly fingerprint: Buffer | null;
}

async function lockEpoch(
  transaction: Transaction,
  controller: ControllerId,
  epoch: number,
): Promise<EpochRow> {
  const [row] = await transaction.query<EpochRow>(
    'SELECT state, since, fingerprint FROM vault.epoch WHERE controller = $1 AND epoch = $2 FOR UPDATE',
    [controller, epoch],
  );
  if (!row) throw new EpochStillNeededError(controller, epoch, 'unknown');
  if (row.state === 'current') throw new EpochStillNeededError(controller, epoch, 'current');
  return row;
}

async function refuseInUse(transaction: Transaction, controller: ControllerId, epoch: number): Promise<void> {
  const rows = await transaction.query(
    'SELECT FROM vault.data_key WHERE controller = $1 AND epoch = $2 LIMIT 1',
    [controller, epoch],
  );
  if (rows.length > 0) throw new EpochStillNeededError(controller, epoch, 'inUse');
}

async function refuseEarlier(
  transaction: Transaction,
  controller: ControllerId,
  epoch: number,
): Promise<void> {
  const rows = await transaction.query(
    `SELECT FROM vault.epoch WHERE controller = $1 AND epoch < $2 AND state <> 'destroyed' LIMIT 1`,
    [controller, epoch],
  );
  if (rows.length > 0) throw new EpochStillNeededError(controller, epoch, 'earlier');
}
