/**
 * The columns of an applications file (README.md beside this file). A required one must stand in the header; whether
 * a cell may be blank is for the rules.
 */
const columns = {
  referentie: 'required',
  verwerkingsverantwoordelijke: 'optional',
  voornaam_ouder: 'required',
  naam_ouder: 'optional',
  geboortedatum_ouder: 'optional',
  rijksregisternummer: 'optional',
  email: 'optional',
  telefoon: 'optional',
  geboortedatum_kind: 'required',
  verwacht: 'optional',
  straat: 'optional',
  huisnummer: 'optional',
  bus: 'optional',
  postcode: 'required',
  voorrangsregels: 'optional',
  startdatum: 'required',
  einddatum: 'optional',
  opvangdelen: 'required',
  deelbereik: 'required',
  locaties: 'required',
} as const;

export type ImportColumn = keyof typeof columns;

/** Cells beyond the header's columns belong to none. */
export const wholeRow = '(rij)';

const columnNames = Object.keys(columns) as ImportColumn[];

/** The cell of each column of a row, blank where the file does not have the column. */
export type NamedCells = Readonly<Record<ImportColumn, string>>;

/** A header that names a column which does not exist, misses one, or names one twice. */
export class HeaderError extends Error {
  override readonly name = 'HeaderError';
  constructor(
    /** How many names are unknown, and where they stand (from 1); the header may hold anything, so they are not repeated. */
    readonly unknown: readonly number[],
    readonly missing: readonly ImportColumn[],
    readonly twice: readonly ImportColumn[],
  ) {
    super('the header does not name the columns that an import needs');
  }
}

/**
 * Reads a header; names may have capitals and blanks around them.
 * @param needsController when no controller was given for the whole file, the column for it must be there
 */
export function columnsOf(header: readonly string[], needsController: boolean): readonly ImportColumn[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const unknown = names.flatMap((name, index) => (isColumn(name) ? [] : [index + 1]));
  const missing = columnNames.filter((name) => isNeeded(name, needsController) && !names.includes(name));
  const twice = columnNames.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (unknown.length + missing.length + twice.length > 0) throw new HeaderError(unknown, missing, twice);
  return names as ImportColumn[];
}

const isColumn = (name: string): name is ImportColumn => Object.hasOwn(columns, name);

const isNeeded = (name: ImportColumn, needsController: boolean) =>
  columns[name] === 'required' || (needsController && name === 'verwerkingsverantwoordelijke');

/** The cells of a row by the names of their columns. */
export function namedCells(header: readonly ImportColumn[], cells: readonly string[]): NamedCells {
  const named = Object.fromEntries(columnNames.map((name) => [name, '']));
  for (const [index, name] of header.entries()) named[name] = (cells[index] ?? '').trim();
  return named as NamedCells;
}

const columnByField: Readonly<Record<string, ImportColumn>> = {
  'parent.firstName': 'voornaam_ouder',
  'parent.lastName': 'naam_ouder',
  'parent.birthDate': 'geboortedatum_ouder',
  'parent.nationalNumber': 'rijksregisternummer',
  'parent.email': 'email',
  'parent.phone': 'telefoon',
  'child.birthDate': 'geboortedatum_kind',
  address: 'straat',
  'address.street': 'straat',
  'address.number': 'huisnummer',
  'address.box': 'bus',
  postcode: 'postcode',
  priorityRules: 'voorrangsregels',
  startDate: 'startdatum',
  endDate: 'einddatum',
  careParts: 'opvangdelen',
  sharing: 'deelbereik',
  locationIds: 'locaties',
};

/** The column from which a field of a filing comes; items of a list count as the list. */
export const columnOf = (field: string): ImportColumn | typeof wholeRow =>
  columnByField[field] ?? columnByField[field.split(/[.[]/, 1)[0] as string] ?? wholeRow;
