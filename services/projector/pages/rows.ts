import { instant } from '@koz/privacy-types';
import {
  physicalName,
  tablesOf,
  type ColumnType,
  type RowsByTable,
  type TableChanges,
  type TableDefinition,
} from '@koz/projection';
import pg, { type PoolClient } from 'pg';
import type { Generation } from '../generations/generation.js';

type Row = Record<string, unknown>;
type Table = TableDefinition<Row>;

/** Reads the rows with these keys, one query per table. */
export async function loadRows(
  client: PoolClient,
  { projection, number }: Generation,
  touched: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<RowsByTable> {
  const loaded = new Map<string, Map<string, Row>>();
  for (const [name, table] of tablesOf(projection)) {
    const keys = [...(touched.get(name) ?? [])];
    if (keys.length === 0) continue;
    const columns = Object.keys(table.columns);
    const { rows } = await client.query<Row>({
      text: `SELECT ${columns.join(', ')} FROM ${physicalName(projection.name, table.name, number)}
              WHERE ${table.key} = ANY ($1::${table.columns[table.key]}[])`,
      values: [keys],
      types: typesOf(client),
    });
    loaded.set(name, new Map(rows.map((row) => [String(row[table.key]), row])));
  }
  return loaded;
}

/** Writes what changed: per table one delete and one upsert, whatever the number of rows. */
export async function writeRows(
  client: PoolClient,
  { projection, number }: Generation,
  changes: ReadonlyMap<string, TableChanges>,
): Promise<void> {
  for (const [name, table] of tablesOf(projection)) {
    const { puts = [], deletes = [] } = changes.get(name) ?? {};
    const physical = physicalName(projection.name, table.name, number);
    if (deletes.length > 0)
      await client.query(
        `DELETE FROM ${physical} WHERE ${table.key} = ANY ($1::${table.columns[table.key]}[])`,
        [deletes],
      );
    if (puts.length > 0) await client.query(upsert(physical, table), columnsOf(table, puts));
  }
}

function upsert(physical: string, { key, columns }: Table): string {
  const names = Object.keys(columns);
  const types = Object.values(columns);
  const updates = names.filter((name) => name !== key).map((name) => `${name} = EXCLUDED.${name}`);
  // unnest would take an array of arrays apart: such a column travels as array literals.
  const arrays = types.map((type, index) => `$${index + 1}::${type === 'text[]' ? 'text' : type}[]`);
  const values = names.map((name, index) =>
    types[index] === 'text[]' ? `put.${name}::text[]` : `put.${name}`,
  );
  return `INSERT INTO ${physical} (${names.join(', ')})
          SELECT ${values.join(', ')} FROM unnest(${arrays.join(', ')}) AS put (${names.join(', ')})
          ON CONFLICT (${key}) DO ${updates.length === 0 ? 'NOTHING' : `UPDATE SET ${updates.join(', ')}`}`;
}

const columnsOf = ({ columns }: Table, rows: readonly Row[]): unknown[][] =>
  Object.entries(columns).map(([name, type]) => rows.map((row) => parameter(row[name], type)));

function parameter(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  return type === 'text[]' ? arrayLiteral(value as readonly string[]) : value;
}

/** https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO: each element quoted, so that none reads as null. */
const arrayLiteral = (elements: readonly string[]): string =>
  `{${elements.map((element) => `"${element.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** What a handler put comes back as it was: instants as text, the rest as the pool reads it. */
const typesOf = (client: PoolClient): pg.CustomTypesConfig => ({
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? instant
      : client.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
});
