/** The columns of a kind of file: a required one must stand in the header; whether a cell may be blank is for the rules. */
export type Columns<Name extends string> = Readonly<Record<Name, 'required' | 'optional'>>;

/** A header that names a column which does not exist, misses one, or names one twice. */
export class HeaderError extends Error {
  override readonly name = 'HeaderError';
  constructor(
    /** Where unknown names stand, from 1: a file without a header has a family's data there, so they are not repeated. */
    readonly unknown: readonly number[],
    readonly missing: readonly string[],
    readonly twice: readonly string[],
  ) {
    super('the header does not name the columns that are needed');
  }
}

/**
 * Reads a header; names may have capitals and blanks around them.
 * @throws HeaderError
 */
export function readHeader<Name extends string>(
  columns: Columns<Name>,
  cells: readonly string[],
): readonly Name[] {
  const names = cells.map((name) => name.trim().toLowerCase());
  const all = namesOf(columns);
  const unknown = names.flatMap((name, index) => (Object.hasOwn(columns, name) ? [] : [index + 1]));
  const missing = all.filter((name) => columns[name] === 'required' && !names.includes(name));
  const twice = all.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (unknown.length + missing.length + twice.length > 0) throw new HeaderError(unknown, missing, twice);
  return names as Name[];
}

/** The trimmed cells of a row by the names of their columns; blank where the file does not have the column. */
export function namedCells<Name extends string>(
  columns: Columns<Name>,
  header: readonly Name[],
  cells: readonly string[],
): Readonly<Record<Name, string>> {
  const named = Object.fromEntries(namesOf(columns).map((name) => [name, ''])) as Record<Name, string>;
  for (const [index, name] of header.entries()) named[name] = (cells[index] ?? '').trim();
  return named;
}

const namesOf = <Name extends string>(columns: Columns<Name>) => Object.keys(columns) as Name[];
