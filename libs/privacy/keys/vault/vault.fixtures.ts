import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettableClock, type Migration } from '@koz/platform';
import { controllerId, instant, uuid, type Uuid } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { Keyring } from '../epoch/keyring.js';
import { LocalMasterKey } from '../epoch/local-master-key.js';
import { migrations } from './migrations.js';
import { PostgresKeyVault } from './postgres-key-vault.js';

/* What the specs of the vault share: a database, a keys directory, and vaults on them as other processes have. */

export const newId = <Id extends Uuid>(): Id => uuid<Id>(randomUUID());
export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');

export interface VaultHouse {
  readonly db: TestDatabase;
  readonly keysDir: string;
  readonly clock: SettableClock;
  /** A keyring of its own, as another process has one. */
  keyring(): Keyring;
  /** A vault with a keyring and pool of keys of its own, as another process has one. */
  vault(batchSize?: number): PostgresKeyVault;
  close(): Promise<void>;
}

/** @param more further migrations, after the vault's own */
export async function openVaultHouse(more: readonly Migration[] = []): Promise<VaultHouse> {
  const db = await testDatabase({ migrations: [...migrations, ...more] });
  const keysDir = await mkdtemp(join(tmpdir(), 'koz-vault-'));
  const clock = new SettableClock(instant('2026-11-23T18:00:00Z'));
  const master = new LocalMasterKey(randomBytes(32));
  const vaults: PostgresKeyVault[] = [];
  const keyring = (): Keyring => new Keyring({ keysDir, master, clock });
  return {
    db,
    keysDir,
    clock,
    keyring,
    vault(batchSize = 8) {
      const vault = new PostgresKeyVault({
        pool: db.pool('koz_vault'),
        keyring: keyring(),
        clock,
        batchSize,
      });
      vaults.push(vault);
      return vault;
    },
    async close() {
      await Promise.all(vaults.map((vault) => vault.close()));
      await db.drop();
      await rm(keysDir, { recursive: true });
    },
  };
}
