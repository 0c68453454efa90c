import type { Projection, TableDefinition } from './projection.port.js';

/*
 * Names in schema `rm`. A view `rm.organiser_applications_plan` is what queries name; behind it stands the live
 * generation's table `rm.organiser_applications__plan__g3`. No name holds two underscores in a row by itself, so
 * that no two projections can mean the same table.
 */

const projectionPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const tablePattern = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
/** PostgreSQL cuts names at 63 bytes; ten are left for the generation. */
const longestName = 53;

/** The name that queries use: `rm.<projection>_<table>`. */
export const viewName = (projection: string, table: string): string =>
  `rm.${checked(projection, table).join('_')}`;

/** The table of one generation. */
export const physicalName = (projection: string, table: string, generation: number): string =>
  `rm.${checked(projection, table).join('__')}__g${generation}`;

/** The logical names of a projection's tables, in the order of declaration. */
export const tableNames = (projection: Projection): string[] =>
  tablesOf(projection).map(([, { name }]) => name);

/** A projection's tables with the names under which handlers know them. */
export const tablesOf = (
  projection: Projection,
): [key: string, table: TableDefinition<Record<string, unknown>>][] => Object.entries(projection.tables);

function checked(projection: string, table: string): [string, string] {
  if (!projectionPattern.test(projection)) throw new TypeError(`no name of a projection: ${projection}`);
  if (!tablePattern.test(table)) throw new TypeError(`no name of a read model's table: ${table}`);
  const prefix = projection.replaceAll('-', '_');
  if (prefix.length + table.length + 2 > longestName)
    throw new TypeError(`the name of ${projection}'s table ${table} is too long`);
  return [prefix, table];
}
