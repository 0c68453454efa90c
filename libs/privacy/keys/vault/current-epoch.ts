import type { Clock, Transaction } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { EpochKey, Keyring } from '../epoch/keyring.js';
import { epochFingerprint } from './fingerprint.js';

/**
 * The epoch key under which data keys are wrapped at this moment. Until the transaction ends nobody can retire it:
 * what is wrapped under it and committed was there before anyone found that epoch empty. The vault decides, never the
 * directory: a process whose keyring is behind reads the file that the vault names.
 *
 * A controller without epochs gets its first one, in the transaction that makes its first keys.
 */
export async function currentEpoch(
  transaction: Transaction,
  keyring: Keyring,
  controller: ControllerId,
  clock: Clock,
): Promise<EpochKey> {
  const number = await lockCurrent(transaction, controller);
  if (number !== undefined) return keyring.epoch(controller, number);
  const first = await keyring.firstEpoch(controller, async () => !(await hasEpochs(transaction, controller)));
  await transaction.query(
    `INSERT INTO vault.epoch (controller, epoch, state, since, fingerprint)
       SELECT $1, $2, 'current', $3, $4
        WHERE NOT EXISTS (SELECT FROM vault.epoch WHERE controller = $1)
     ON CONFLICT DO NOTHING`,
    [controller, first.epoch, clock.now(), epochFingerprint(first)],
  );
  // Another process may have been first; its epoch counts.
  const standing = await lockCurrent(transaction, controller);
  return standing === undefined ? first : keyring.epoch(controller, standing);
}

async function lockCurrent(transaction: Transaction, controller: ControllerId): Promise<number | undefined> {
  const [row] = await transaction.query<{ epoch: number | null }>(
    'SELECT vault.hold_current_epoch($1) AS epoch',
    [controller],
  );
  return row?.epoch ?? undefined;
}

async function hasEpochs(transaction: Transaction, controller: ControllerId): Promise<boolean> {
  const rows = await transaction.query('SELECT FROM vault.epoch WHERE controller = $1 LIMIT 1', [controller]);
  return rows.length > 0;
}
