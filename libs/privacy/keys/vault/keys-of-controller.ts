import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import type { ControllerId, KeyId } from '@koz/privacy-types';
import type { Keyring } from '../epoch/keyring.js';

const pageSize = 5000;

/**
 * The ids of all data keys of a controller that are there, a page at a time.
 * @param pool connections in the role `koz_vault`
 */
export async function* keysOfController(pool: Pool, controller: ControllerId): AsyncGenerator<KeyId[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await withTenant(pool, controller, (transaction) =>
      transaction.query<{ id: KeyId }>(
        `SELECT key_id AS id FROM vault.data_key WHERE controller = $1 AND key_id > $2::uuid
          ORDER BY key_id LIMIT $3`,
        [controller, after, pageSize],
      ),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

/**
 * Forgets everything by which something of a controller could be found again: the HMAC rows, also claims that never led
 * to a plan, and the key that they were made with, so that rows in old backups can be tried against no value. Again is
 * harmless.
 */
export async function forgetLookups(
  { pool, keyring }: { readonly pool: Pool; readonly keyring: Keyring },
  controller: ControllerId,
): Promise<void> {
  await withTenant(pool, controller, async (transaction) => {
    await transaction.query('DELETE FROM vault.lookup WHERE controller = $1', [controller]);
    await transaction.query('DELETE FROM vault.command_body WHERE controller = $1', [controller]);
  });
  await keyring.destroyLookupKey(controller);
}
