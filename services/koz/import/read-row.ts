import { belgianDateRule, plainDateRule, textRule, type FilingInput } from '@koz/domain';
import { isUuid, type LocationId } from '@koz/privacy-types';
import { wholeRow, type RowError } from '../csv/faulty-row.js';
import type { ImportCells, ImportColumn } from './columns.js';
import { rowError } from './row-errors.js';
import { carePartsOf, listOf, priorityRulesOf, sharingOf, yesOrNo } from './words.js';

/** A row in the domain's words, with what is wrong with its form; the rules are yet to be asked. */
export interface ReadRow {
  readonly reference: string;
  /** As written: whether such a controller exists is yet to be seen. */
  readonly controller: string;
  readonly input: FilingInput;
  readonly locationIds: readonly LocationId[];
  readonly errors: readonly RowError[];
}

const longestReference = 100;

/**
 * Puts the cells of a row into the domain's words.
 * @param extraCells cells beyond the header's columns
 */
export function readRow(cells: ImportCells, extraCells: readonly string[]): ReadRow {
  const errors: RowError[] = [];
  const dateIn = (column: ImportColumn) => {
    const cell = cells[column];
    if (cell === '') return undefined;
    const date = cell.includes('-') ? plainDateRule(cell) : belgianDateRule(cell);
    if (date.ok) return date.value;
    errors.push(rowError(column, date.rule));
    return undefined;
  };
  const reference = textRule(cells.referentie, longestReference);
  if (!reference.ok) errors.push(rowError('referentie', reference.rule));
  else if (reference.value === '') errors.push(rowError('referentie', 'required'));
  const expected = yesOrNo(cells.verwacht);
  if (expected === undefined) errors.push(rowError('verwacht', 'unknownCode'));
  const locations = listOf(cells.locaties).map((text) => text.toLowerCase());
  const locationIds = locations.filter((text): text is LocationId => isUuid(text));
  if (locationIds.length < locations.length) errors.push(rowError('locaties', 'unknownLocation'));
  if (extraCells.some((cell) => cell.trim() !== '')) errors.push(rowError(wholeRow, 'unknownField'));
  const input: FilingInput = {
    parent: {
      firstName: cells.voornaam_ouder,
      lastName: cells.naam_ouder,
      birthDate: dateIn('geboortedatum_ouder'),
      nationalNumber: cells.rijksregisternummer,
      email: cells.email,
      phone: cells.telefoon,
    },
    child: { birthDate: dateIn('geboortedatum_kind'), expected },
    address: { street: cells.straat, number: cells.huisnummer, box: cells.bus },
    postcode: cells.postcode,
    priorityRules: priorityRulesOf(cells.voorrangsregels),
    startDate: dateIn('startdatum'),
    endDate: dateIn('einddatum'),
    careParts: carePartsOf(cells.opvangdelen),
    sharing: sharingOf(cells.deelbereik),
  };
  return {
    reference: reference.ok ? reference.value : '',
    controller: cells.verwerkingsverantwoordelijke,
    input,
    locationIds,
    errors,
  };
}
