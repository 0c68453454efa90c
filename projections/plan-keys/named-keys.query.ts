import { viewName, type Sql } from '@koz/projection';
import type { KeyId } from '@koz/privacy-types';
import { planKeys } from './plan-keys.projection.js';

/** Which of the keys that were asked for an event names, as of one position of the log. */
export interface NamedKeys {
  /** The rows tell of every event up to here; -1 while there are none. */
  readonly processedUpTo: number;
  readonly named: ReadonlySet<KeyId>;
}

const text = `SELECT (SELECT position::float8 FROM rm.checkpoint WHERE projection = $1 AND state = 'live') AS position,
       ARRAY(SELECT key_id FROM ${viewName(planKeys.name, planKeys.tables.keys.name)}
              WHERE key_id = ANY ($2::uuid[])) AS named`;

/**
 * Looks keys up among those that the log names. Rows and position come from one statement, and so from one
 * moment, also while another generation of the rows is swapped in.
 * @param sql role `koz_query`, in a transaction of the keys' controller
 */
export async function namedKeys(sql: Sql, keyIds: readonly KeyId[]): Promise<NamedKeys> {
  const [row] = await sql.query<{ position: number | null; named: KeyId[] }>(text, [planKeys.name, keyIds]);
  return { processedUpTo: row?.position ?? -1, named: new Set(row?.named ?? []) };
}
