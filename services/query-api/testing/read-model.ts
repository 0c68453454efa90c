import type { Pool } from 'pg';
import type { EventStore } from '@koz/event-store';
import { withTransaction } from '@koz/platform';
import { decodeEvent, openEvents, type KeySource } from '@koz/privacy-keys';
import {
  createTables,
  createViews,
  foldPage,
  physicalName,
  tablesOf,
  touchedKeys,
  type ProjectedEvent,
  type Projection,
} from '@koz/projection';

const generation = 1;

/** Makes the tables of a read model, as the projector does, and none of its rows. */
export async function makeReadModel(admin: Pool, projection: Projection): Promise<void> {
  const tables = tablesOf(projection).map(([, { name }]) => name);
  await admin.query(createTables(projection, generation));
  await admin.query(createViews(projection, generation));
  await admin.query(
    `INSERT INTO rm.checkpoint (projection, generation, version, state, position, tables)
     VALUES ($1, $2, $3, 'live', -1, $4)`,
    [projection.name, generation, projection.version, tables],
  );
}

/** Brings the rows up to the end of the log: folds all of it anew. `log` reads every controller's events. */
export async function fillReadModel(
  admin: Pool,
  projection: Projection,
  log: Pick<EventStore, 'readAll'>,
  vault: KeySource,
): Promise<void> {
  const stored = await log.readAll(-1, 10_000);
  const opened = await openEvents(vault, stored.map(decodeEvent), { tiers: projection.opens });
  const events = opened as readonly ProjectedEvent[];
  const changes = foldPage(projection, events, touchedKeys(projection, events), new Map());
  await withTransaction(admin, async ({ client }) => {
    for (const [key, { name }] of tablesOf(projection)) {
      const table = physicalName(projection.name, name, generation);
      const rows = (changes.get(key)?.puts ?? []).map(withHexBytes);
      await client.query(`DELETE FROM ${table}`);
      await client.query(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    await client.query('UPDATE rm.checkpoint SET position = $1 WHERE projection = $2', [
      stored.at(-1)?.position ?? -1,
      projection.name,
    ]);
  });
}

/** Bytes in the form in which PostgreSQL reads them from text. */
const withHexBytes = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );
