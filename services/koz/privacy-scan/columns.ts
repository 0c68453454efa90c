import type { ClientBase, Pool } from 'pg';
import { withTransaction } from '@koz/platform';

/** A column with the values of some of its rows, as bytes. */
export interface ColumnValues {
  /** `schema.table.column`. */
  readonly column: string;
  readonly values: Buffer[];
}

type Visit = (values: ColumnValues) => Promise<void>;

interface Column {
  readonly name: string;
  readonly binary: boolean;
}

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
}

const rowsAtATime = 500;

// Catalogues and statistics too: the planner keeps samples of values.
const tablesQuery = `
  SELECT n.nspname AS schema, c.relname AS name,
         json_agg(json_build_object('name', a.attname, 'binary', a.atttypid = 'bytea'::regtype) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relkind IN ('r', 'm')
   GROUP BY n.nspname, c.relname
   ORDER BY n.nspname, c.relname`;

/**
 * Visits every value of every column of every table, a few hundred rows at a time; a bytea as its bytes, all else as
 * text. The login must be one that sees every row: with row-level security between it and a table this throws, since
 * a search that silently leaves rows out would be worth nothing.
 */
export const visitColumns = (pool: Pool, visit: Visit): Promise<void> =>
  withTransaction(
    pool,
    async ({ client }) => {
      await client.query('SET LOCAL row_security = off');
      const { rows: tables } = await client.query<Table>(tablesQuery);
      for (const table of tables) await visitTable(client, table, visit);
    },
    { isolation: 'repeatable read', readOnly: true },
  );

async function visitTable(client: ClientBase, { schema, name, columns }: Table, visit: Visit): Promise<void> {
  const quoted = (identifier: string) => client.escapeIdentifier(identifier);
  const selected = columns.map((column) => quoted(column.name) + (column.binary ? '' : '::text'));
  await client.query(
    `DECLARE scan NO SCROLL CURSOR FOR SELECT ${selected.join(', ')} FROM ${quoted(schema)}.${quoted(name)}`,
  );
  for (let more = true; more;) {
    const { rows } = await client.query<(string | Buffer | null)[]>({
      text: `FETCH ${rowsAtATime} FROM scan`,
      rowMode: 'array',
    });
    more = rows.length === rowsAtATime;
    for (const [index, column] of columns.entries()) {
      const values = rows.flatMap((row) => asBytes(row[index]));
      await visit({ column: `${schema}.${name}.${column.name}`, values });
    }
  }
  await client.query('CLOSE scan');
}

function asBytes(value: string | Buffer | null | undefined): Buffer[] {
  if (value === null || value === undefined) return [];
  return [typeof value === 'string' ? Buffer.from(value, 'utf8') : value];
}
