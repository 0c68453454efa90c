import {
  cellValues,
  dateFields,
  disclosedFields,
  placeViews,
  timePhases,
  type DisclosedField,
} from './disclosure-policy.js';
import { applicationStatuses } from './vocabulary.js';

type Json = Record<string, unknown>;

const policyMembers = ['id', 'version', 'title', 'monthsAfterStart', 'columns', 'cells'];
const columnMembers = ['key', 'title', 'status', 'time', 'place'];
const mostColumns = 50;
const longestTitle = 200;

/** A mistake in a document that is to be a `DisclosurePolicy`. It repeats nothing of what the document holds. */
export interface PolicyFault {
  /** Where: `cells.address[2]`; empty for the document itself. */
  readonly path: string;
  readonly rule:
    | 'object'
    | 'unknownMembers'
    | 'differentKeys'
    | 'cellCount'
    | 'cell'
    | 'hiddenFrom5y'
    | 'pattern'
    | 'wholeNumber'
    | 'title'
    | 'list'
    | 'codes'
    | 'duplicate';
  /** What was expected, in English, for who programs. */
  readonly expected: string;
}

/** What is wrong with a document, each a path and what was expected there; none when it is a policy. */
export const policyViolations = (document: unknown): string[] =>
  policyFaults(document).map(({ path, expected }) => `${path || 'the policy'} ${expected}`);

/**
 * What is wrong with a document that is to be a `DisclosurePolicy`; none when it is one. The document is published
 * whole in an event, so anything that a policy does not know is refused.
 */
export function policyFaults(document: unknown): PolicyFault[] {
  const found = new Faults();
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

function checkColumn(found: Faults, where: string, column: unknown): void {
  if (!isRecord(column)) return found.add(where, 'object', 'must be an object');
  found.unknownMembers(where, column, columnMembers);
  found.pattern(`${where}.key`, column['key'], /^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
  found.title(`${where}.title`, column['title']);
  found.codes(`${where}.status`, column['status'], applicationStatuses);
  found.codes(`${where}.time`, column['time'], timePhases);
  found.codes(`${where}.place`, column['place'], placeViews);
}

function checkCells(found: Faults, cells: unknown, columns: readonly unknown[]): void {
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
  found: Faults,
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

class Faults {
  readonly all: PolicyFault[] = [];

  add(path: string, rule: PolicyFault['rule'], expected: string): void {
    this.all.push({ path, rule, expected });
  }

  /** The names of unknown members are not repeated: they may be anything. */
  unknownMembers(where: string, value: Json, known: readonly string[]): void {
    if (Object.keys(value).some((name) => !known.includes(name)))
      this.add(where, 'unknownMembers', `must have no members but ${known.join(', ')}`);
  }

  pattern(where: string, value: unknown, pattern: RegExp): void {
    if (typeof value !== 'string' || !pattern.test(value))
      this.add(where, 'pattern', `must be text like ${pattern}`);
  }

  title(where: string, value: unknown): void {
    if (typeof value !== 'string' || value.trim() === '' || value.length > longestTitle)
      this.add(where, 'title', `must be text of at most ${longestTitle} characters`);
  }

  wholeNumber(where: string, value: unknown, least: number): void {
    if (!Number.isSafeInteger(value) || (value as number) < least)
      this.add(where, 'wholeNumber', `must be a whole number of at least ${least}`);
  }

  list(where: string, value: unknown, most: number): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0 && value.length <= most) return value;
    this.add(where, 'list', `must be a list of 1 to ${most}`);
    return [];
  }

  codes(where: string, value: unknown, known: readonly string[]): void {
    const codes = this.list(where, value, known.length);
    if (codes.some((code) => !(known as readonly unknown[]).includes(code)))
      this.add(where, 'codes', `must hold only ${known.join(', ')}`);
    if (new Set(codes).size < codes.length) this.add(where, 'duplicate', 'must hold each code once');
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
