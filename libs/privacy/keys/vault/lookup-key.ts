import type { Pool } from 'pg';
import { withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { Keyring } from '../epoch/keyring.js';
import type { Secret } from '../epoch/secret.js';

/**
 * The controller's key for HMAC rows. It is made on first use only while there are no rows: with another key none
 * of them would ever be found again, and every reference would be taken for a new one.
 */
export function lookupKeyOf(pool: Pool, keyring: Keyring, controller: ControllerId): Promise<Secret> {
  return keyring.lookupKey(controller, () =>
    withTenant(pool, controller, async (transaction) => {
      const rows = await transaction.query('SELECT FROM vault.lookup WHERE controller = $1 LIMIT 1', [
        controller,
      ]);
      return rows.length === 0;
    }),
  );
}
