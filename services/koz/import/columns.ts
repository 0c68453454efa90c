import { wholeRow } from '../csv/faulty-row.js';
import type { Columns } from '../csv/header.js';

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

/** The cell of each column of a row, blank where the file does not have the column. */
export type ImportCells = Readonly<Record<ImportColumn, string>>;

/**
 * The columns that a file may have.
 * @param needsController when no controller was given for the whole file, the column for it must be there
 */
export const importColumns = (needsController: boolean): Columns<ImportColumn> =>
  needsController ? { ...columns, verwerkingsverantwoordelijke: 'required' } : columns;

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
