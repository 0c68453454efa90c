import type { MethodsInForce } from '@koz/command-handling';
import {
  locationErrors,
  organiserErrors,
  type LocationInput,
  type Locations,
  type Organiser,
} from '@koz/locations';
import {
  isControllerId,
  type ControllerId,
  type LocationId,
  type OrganiserId,
  type PublicText,
} from '@koz/privacy-types';
import type { CarePartData } from '@koz/events';
import { encodingOf, textOf } from '../csv/encoding.js';
import { unreadableFrom, wholeRow, type FaultyRow, type RowError } from '../csv/faulty-row.js';
import { namedCells, readHeader, type Columns } from '../csv/header.js';
import { CsvError, csvRows } from '../csv/rows.js';
import { carePartsOf } from '../import/words.js';

export interface LocationsImportDeps {
  readonly locations: Pick<Locations, 'upsert'>;
  readonly methods: Pick<MethodsInForce, 'of'>;
}

export interface LocationsImportReport {
  readonly dryRun: boolean;
  readonly rows: number;
  /** Organisers and locations that were added or changed. */
  readonly changed: number;
  /** In order of line. */
  readonly faultyRows: readonly FaultyRow[];
}

const columns = {
  locatie: 'required',
  naam: 'required',
  organisator: 'required',
  naam_organisator: 'required',
  verwerkingsverantwoordelijke: 'required',
  postcode: 'required',
  opvangdelen: 'required',
  capaciteit: 'required',
} as const satisfies Columns<string>;

type Column = keyof typeof columns;

interface ReadLocation {
  readonly line: number;
  readonly location: LocationInput;
  readonly organiser: Organiser;
  readonly errors: RowError[];
}

/**
 * Brings the register of locations up to date from a CSV file: good rows are written, faulty ones reported.
 * @throws HeaderError, EncodingError when the file is none that can be imported; nothing was written then
 */
export async function importLocations(
  { locations, methods }: LocationsImportDeps,
  path: string,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<LocationsImportReport> {
  const { rows, damage } = await readLocations(path);
  await Promise.all(rows.map((row) => checkController(row, methods)));
  checkAgainstEachOther(rows);
  const good = rows.filter(({ errors }) => errors.length === 0);
  const organisers = new Map(good.map(({ organiser }) => [organiser.organiserId, organiser]));
  const { changed } = dryRun
    ? { changed: 0 }
    : await locations.upsert(
        [...organisers.values()],
        good.map(({ location }) => location),
      );
  const faulty = rows.filter(({ errors }) => errors.length > 0).map(({ line, errors }) => ({ line, errors }));
  return { dryRun, rows: rows.length, changed, faultyRows: [...faulty, ...damage] };
}

async function readLocations(path: string): Promise<{ rows: ReadLocation[]; damage: FaultyRow[] }> {
  const rows: ReadLocation[] = [];
  let header: readonly Column[] | undefined;
  try {
    for await (const { line, cells } of csvRows(textOf(path, await encodingOf(path)))) {
      if (header)
        rows.push(readLocation(line, namedCells(columns, header, cells), cells.slice(header.length)));
      else header = readHeader(columns, cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, damage: [unreadableFrom(error.line, error.problem)] };
  }
  if (!header) readHeader(columns, []);
  return { rows, damage: [] };
}

function readLocation(
  line: number,
  cells: Readonly<Record<Column, string>>,
  extraCells: readonly string[],
): ReadLocation {
  // Taken at their word here, and checked by the register's rules below.
  const location: LocationInput = {
    locationId: cells.locatie.toLowerCase() as LocationId,
    organiserId: cells.organisator.toLowerCase() as OrganiserId,
    controller: cells.verwerkingsverantwoordelijke as ControllerId,
    name: cells.naam as PublicText,
    postcode: cells.postcode,
    careParts: carePartsOf(cells.opvangdelen) as CarePartData[],
    capacity: /^\d{1,4}$/.test(cells.capaciteit) ? Number(cells.capaciteit) : NaN,
  };
  const organiser: Organiser = {
    organiserId: location.organiserId,
    name: cells.naam_organisator as PublicText,
  };
  const errors: RowError[] = [
    ...locationErrors(location).map((error) => ({ ...error, field: columnByField[error.field] ?? wholeRow })),
    ...organiserErrors(organiser)
      .filter(({ field }) => field === 'name')
      .map((error) => ({ ...error, field: 'naam_organisator' })),
  ];
  if (extraCells.some((cell) => cell.trim() !== ''))
    errors.push({
      field: wholeRow,
      rule: 'unknownField',
      message: 'Deze rij heeft meer cellen dan kolommen.',
    });
  return { line, location, organiser, errors };
}

const columnByField: Readonly<Record<string, Column>> = {
  locationId: 'locatie',
  organiserId: 'organisator',
  controller: 'verwerkingsverantwoordelijke',
  name: 'naam',
  postcode: 'postcode',
  careParts: 'opvangdelen',
  capacity: 'capaciteit',
};

/** Row-level security rests on the controller of a location, so a name that nobody registered is none. */
async function checkController({ location, errors }: ReadLocation, methods: Pick<MethodsInForce, 'of'>) {
  if (isControllerId(location.controller) && !(await methods.of(location.controller)))
    errors.push({
      field: 'verwerkingsverantwoordelijke',
      rule: 'unknownController',
      message: 'Deze verwerkingsverantwoordelijke is niet geregistreerd.',
    });
}

function checkAgainstEachOther(rows: readonly ReadLocation[]): void {
  const seen = new Set<LocationId>();
  const names = new Map<OrganiserId, string>();
  for (const { location, organiser, errors } of rows) {
    if (seen.has(location.locationId))
      errors.push({
        field: 'locatie',
        rule: 'duplicate',
        message: 'Deze locatie staat al eerder in dit bestand.',
      });
    seen.add(location.locationId);
    if ((names.get(organiser.organiserId) ?? organiser.name) !== organiser.name)
      errors.push({
        field: 'naam_organisator',
        rule: 'otherName',
        message: 'Deze organisator heeft eerder in dit bestand een andere naam.',
      });
    else names.set(organiser.organiserId, organiser.name);
  }
}
