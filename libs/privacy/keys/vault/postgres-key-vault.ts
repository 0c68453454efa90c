import type { Pool } from 'pg';
import { withTenant, type Clock } from '@koz/platform';
import { instant, type ControllerId, type ErasureCause, type KeyId } from '@koz/privacy-types';
import type { EpochKey, Keyring } from '../epoch/keyring.js';
import { MissingKeyFileError } from '../key-errors.js';
import type { DataKey, KeyLookup, KeyVault } from '../key-vault.port.js';
import { currentEpoch } from './current-epoch.js';
import { refuseUnknown } from './destroy-fenced.js';
import { KeyPool, type KeyBatch } from './key-pool.js';
import { lockedInOrder } from './locked-in-order.js';
import { makeDataKey, unwrapDataKey, wrapDataKey } from './wrapped-key.js';

export interface KeyVaultSettings {
  /** Connections in the role `koz_vault`; the vault does not close it. */
  readonly pool: Pool;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Keys made ahead at a time, per controller and process; 256 when absent. */
  readonly batchSize?: number;
}

interface KeyRow {
  readonly key_id: KeyId;
  readonly epoch: number | null;
  readonly wrapped: Buffer | null;
  readonly destroyed_at: Date | null;
  readonly cause: ErasureCause | null;
}

/** Half the life of an unnamed key: a key taken at the last moment has as long again to be named. */
const maxPooledAge = 12 * 60 * 60 * 1000;

/**
 * The key vault in the schema `vault`. Errors of the database come as the pool throws them; a wrapped key that does
 * not authenticate is a {@link DamagedKeyError}, and no answer is given for its page.
 */
export class PostgresKeyVault implements KeyVault {
  private readonly pools = new Map<ControllerId, KeyPool>();

  constructor(private readonly settings: KeyVaultSettings) {}

  takeKeys(controller: ControllerId, count: number): Promise<DataKey[]> {
    let pool = this.pools.get(controller);
    if (!pool) {
      pool = new KeyPool({
        batchSize: this.settings.batchSize ?? 256,
        maxAge: maxPooledAge,
        makeBatch: (size) => this.makeBatch(controller, size),
        now: () => Date.parse(this.settings.clock.now()),
      });
      this.pools.set(controller, pool);
    }
    return pool.take(count);
  }

  async keys(controller: ControllerId, ids: readonly KeyId[]): Promise<Map<KeyId, KeyLookup>> {
    try {
      return await this.readKeys(controller, ids);
    } catch (error) {
      if (!(error instanceof MissingKeyFileError)) throw error;
      // Between the row and the file the key may have been wrapped anew and its old epoch destroyed.
      return this.readKeys(controller, ids);
    }
  }

  private async readKeys(controller: ControllerId, ids: readonly KeyId[]): Promise<Map<KeyId, KeyLookup>> {
    const answer = new Map<KeyId, KeyLookup>();
    for (const id of ids) answer.set(id, { state: 'unknown' });
    if (answer.size === 0) return answer;
    const { rows } = await this.settings.pool.query<KeyRow>({
      name: 'vault-read-keys',
      text: 'SELECT key_id, epoch, wrapped, destroyed_at, cause FROM vault.read_keys($1, $2)',
      values: [controller, [...answer.keys()]],
    });
    const epochs = await this.epochsOf(controller, rows);
    for (const row of rows)
      // A key with a tombstone is destroyed, also where a restored row says otherwise.
      if (answer.get(row.key_id)?.state !== 'destroyed')
        answer.set(row.key_id, lookupOf(controller, row, epochs));
    return answer;
  }

  async destroy(controller: ControllerId, ids: readonly KeyId[], cause: ErasureCause): Promise<void> {
    await withTenant(this.settings.pool, controller, async (transaction) => {
      await transaction.query(
        `WITH gone AS (
           DELETE FROM vault.data_key
            WHERE controller = $1 AND key_id IN (${lockedInOrder('$2')}) RETURNING key_id
         )
         INSERT INTO vault.destroyed_key (key_id, controller, destroyed_at, cause)
           SELECT key_id, $1, $3, $4 FROM gone
         ON CONFLICT DO NOTHING`,
        [controller, ids, this.settings.clock.now(), cause],
      );
      await refuseUnknown(transaction, controller, ids);
    });
  }

  /** Resolves when no batch is being made in the background; call it before the pool is closed. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.settled()));
  }

  /** One insert for the whole batch; the age counts from before it, by whichever clock makes it older. */
  private async makeBatch(controller: ControllerId, count: number): Promise<KeyBatch> {
    const { pool, keyring, clock } = this.settings;
    const madeAt = clock.now();
    const keys = Array.from({ length: count }, makeDataKey);
    await withTenant(pool, controller, async (transaction) => {
      const epoch = await currentEpoch(transaction, keyring, controller, clock);
      await transaction.query(
        `INSERT INTO vault.data_key (key_id, controller, epoch, wrapped, made_at)
           SELECT key_id, $1, $2, wrapped, greatest($3::timestamptz, now())
             FROM unnest($4::uuid[], $5::bytea[]) AS batch (key_id, wrapped)`,
        [
          controller,
          epoch.epoch,
          madeAt,
          keys.map(({ id }) => id),
          keys.map((key) => wrapDataKey(epoch, controller, key)),
        ],
      );
    });
    return { keys, madeAt: Date.parse(madeAt) };
  }

  private async epochsOf(controller: ControllerId, rows: readonly KeyRow[]): Promise<Map<number, EpochKey>> {
    const epochs = new Map<number, EpochKey>();
    for (const { epoch } of rows)
      if (epoch !== null && !epochs.has(epoch))
        epochs.set(epoch, await this.settings.keyring.epoch(controller, epoch));
    return epochs;
  }
}

function lookupOf(controller: ControllerId, row: KeyRow, epochs: ReadonlyMap<number, EpochKey>): KeyLookup {
  if (row.destroyed_at && row.cause)
    return { state: 'destroyed', since: instant(row.destroyed_at.getTime()), cause: row.cause };
  const epoch = row.epoch === null ? undefined : epochs.get(row.epoch);
  return epoch && row.wrapped
    ? { state: 'present', key: unwrapDataKey(epoch, controller, row.key_id, row.wrapped) }
    : { state: 'unknown' };
}
