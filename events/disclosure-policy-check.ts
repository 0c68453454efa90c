import {
  cellValues,
  dateFields,
  disclosedFields,
  placeViews,
  timePhases,
  type DisclosedField,
} from './disclosure-policy.js';
import { Faults, faultText, isRecord, type DocumentFault } from './document-faults.js';
import { applicationStatuses } from './vocabulary.js';

const policyMembers = ['id', 'version', 'title', 'monthsAfterStart', 'columns', 'cells'];
const columnMembers = ['key', 'title', 'status', 'time', 'place'];
const mostColumns = 50;

type OwnRule = 'differentKeys' | 'cellCount' | 'cell' | 'hiddenFrom5y';

/** A mistake in a document that is to be a `DisclosurePolicy`. */
export type PolicyFault = DocumentFault<OwnRule>;

/** What is wrong with a document, each a path and what was expected there; none when it is a policy. */
export const policyViolations = (document: unknown): string[] => policyFaults(document).map(faultText);

/**
 * What is wrong with a document that is to be a `DisclosurePolicy`; none when it is one. The document is published
 * whole in an event, so anything that a policy does not know is refused.
 */
export function policyFaults(document: unknown): PolicyFault[] {
  const found = new Faults<OwnRule>();
  if (!isRecord(document)) {
    found.add('', 'object', 'must be an object');
    return found.all;
  }
  found.unknownMembers('', document, policyMembers);
  found.pattern('id', document['id'], /^[a-z][a-z0-9-]{0,39}$/);
  found.wholeNumber('version', document['version'], 1);
  found.title('title', document['title']);
  found.wholeNumber('monthsAfterStart', document['monthsAfterStart'], 0);
  const columns = found.list('columns', document['columns'], mostColumns);
  columns.forEach((column, index) => checkColumn(found, `columns[${index}]`, column));
  const keys = columns.map((column) => (isRecord(column) ? column['key'] : undefined));
  if (new Set(keys).size < keys.length) found.add('columns', 'differentKeys', 'must have different keys');
  checkCells(found, document['cells'], columns);
  return found.all;
}

function checkColumn(found: Faults<OwnRule>, where: string, column: unknown): void {
  if (!isRecord(column)) return found.add(where, 'object', 'must be an object');
  found.unknownMembers(where, column, columnMembers);
  found.pattern(`${where}.key`, column['key'], /^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
  found.title(`${where}.title`, column['title']);
  found.codes(`${where}.status`, column['status'], applicationStatuses);
  found.codes(`${where}.time`, column['time'], timePhases);
  found.codes(`${where}.place`, column['place'], placeViews);
}

function checkCells(found: Faults<OwnRule>, cells: unknown, columns: readonly unknown[]): void {
  if (!isRecord(cells)) return found.add('cells', 'object', 'must be an object');
  found.unknownMembers('cells', cells, disclosedFields);
  for (const field of disclosedFields) {
    if (!Object.hasOwn(cells, field)) continue;
    const where = `cells.${field}`;
    const row = found.list(where, cells[field], mostColumns);
    if (row.length !== columns.length)
      found.add(where, 'cellCount', `must have ${columns.length} cells, one a column`);
    row.forEach((cell, index) => checkCell(found, `${where}[${index}]`, field, cell, columns[index]));
  }
}

function checkCell(
  found: Faults<OwnRule>,
  where: string,
  field: DisclosedField,
  cell: unknown,
  column: unknown,
): void {
  // Only a date has a year, or a month and year, to be coarsened to.
  const allowed: readonly unknown[] = dateFields.includes(field) ? cellValues : ['V', 'H'];
  if (!allowed.includes(cell)) return found.add(where, 'cell', `must be one of ${allowed.join(', ')}`);
  const time = isRecord(column) && Array.isArray(column['time']) ? column['time'] : [];
  if (cell !== 'H' && time.includes('from5y'))
    found.add(where, 'hiddenFrom5y', 'must be H: from 5 years all is hidden');
}
