import type { Projection, TableDefinition } from './projection.port.js';
import { physicalName, tablesOf, viewName } from './table-names.js';

/*
 * The statements that make, show and drop a generation's tables. They run as `koz_projector`, which owns them;
 * row-level security holds for the owner too, so the owner has a policy of its own.
 */

const columnPattern = /^[a-z][a-z0-9_]*$/;

/** Makes a generation's tables with their indexes, policies and grants. */
export function createTables(projection: Projection, generation: number): string {
  const tables = tablesOf(projection).map(([, table]) =>
    createTable(physicalName(projection.name, table.name, generation), table),
  );
  return [...tables, namedPhysically(projection, generation)].join('\n');
}

/** Lets the views that queries name show this generation. The views must not be there yet. */
export const createViews = (projection: Projection, generation: number): string =>
  tablesOf(projection)
    .map(([, { name }]) => {
      const view = viewName(projection.name, name);
      // The reader's own rights and policies decide, not the owner's.
      return (
        `CREATE VIEW ${view} WITH (security_invoker = true) AS ` +
        `SELECT * FROM ${physicalName(projection.name, name, generation)};\nGRANT SELECT ON ${view} TO koz_query;`
      );
    })
    .join('\n');

export const dropViews = (projection: string, tables: readonly string[]): string =>
  tables.map((table) => `DROP VIEW IF EXISTS ${viewName(projection, table)};`).join('\n');

export const dropTables = (projection: string, tables: readonly string[], generation: number): string =>
  tables
    .map((table) => `DROP TABLE IF EXISTS ${physicalName(projection, table, generation)} CASCADE;`)
    .join('\n');

function createTable(name: string, { key, columns }: TableDefinition<Record<string, unknown>>): string {
  const definitions = Object.entries(columns).map(([column, type]) => {
    if (!columnPattern.test(column)) throw new TypeError(`no name of a column: ${column}`);
    return `${column} ${type}${type === 'text' ? ' COLLATE "C"' : ''}${column === key ? ' PRIMARY KEY' : ''}`;
  });
  return `CREATE TABLE ${name} (${definitions.join(', ')});
ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
CREATE POLICY written_by_projector ON ${name} TO koz_projector USING (true) WITH CHECK (true);
GRANT SELECT ON ${name} TO koz_query;`;
}

/** The projection's own SQL, in which `{{table}}` stands for a table's physical name. */
function namedPhysically(projection: Projection, generation: number): string {
  const names = new Map(
    tablesOf(projection).map(([, { name }]) => [name, physicalName(projection.name, name, generation)]),
  );
  return projection.sql.replaceAll(/\{\{(\w+)\}\}/g, (_whole, table: string) => {
    const name = names.get(table);
    if (name === undefined) throw new TypeError(`${projection.name} has no table ${table}`);
    return name;
  });
}
