import {
  applicationStatuses,
  cellValues,
  disclosedFields,
  placeViews,
  timePhases,
  type DisclosedField,
  type DisclosurePolicy,
} from '@koz/events';
import type { PolicyVersion } from '@koz/privacy-types';
import { dateFields } from './fields.js';

/** The document is no disclosure policy; `where` is a path in it, such as `cells.address[2]`. */
export class InvalidPolicyError extends Error {
  override readonly name = 'InvalidPolicyError';
  constructor(
    readonly where: string,
    readonly expected: string,
  ) {
    super(`disclosure policy: ${where} must be ${expected}`);
  }
}

/** The name under which a policy is recorded with what it disclosed: `method-1@1`. */
export const policyVersionOf = (policy: Pick<DisclosurePolicy, 'id' | 'version'>): PolicyVersion =>
  `${policy.id}@${policy.version}` as PolicyVersion;

/**
 * Takes a document as a policy. Whatever it accepts, {@link evaluate} is safe on: this check exists so that a
 * mistake in a document is told to who wrote it, instead of silently hiding a field. Throws {@link InvalidPolicyError}.
 */
export function parsePolicy(document: unknown): DisclosurePolicy {
  const policy = record(document, 'document');
  onlyKeys(policy, 'document', ['id', 'version', 'title', 'monthsAfterStart', 'columns', 'cells']);
  matching(policy['id'], 'id', /^[a-z][a-z0-9-]{0,39}$/);
  wholeNumber(policy['version'], 'version', 1);
  text(policy['title'], 'title');
  wholeNumber(policy['monthsAfterStart'], 'monthsAfterStart', 0);
  const columns = list(policy['columns'], 'columns');
  columns.forEach((column, index) => parseColumn(column, `columns[${index}]`));
  const keys = columns.map((column) => (column as { key: string }).key);
  if (new Set(keys).size < keys.length)
    throw new InvalidPolicyError('columns', 'columns with different keys');
  parseCells(record(policy['cells'], 'cells'), columns.length);
  return document as DisclosurePolicy;
}

function parseColumn(value: unknown, where: string): void {
  const column = record(value, where);
  onlyKeys(column, where, ['key', 'title', 'status', 'time', 'place']);
  matching(column['key'], `${where}.key`, /^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
  text(column['title'], `${where}.title`);
  listOf(column['status'], `${where}.status`, applicationStatuses);
  listOf(column['time'], `${where}.time`, timePhases);
  listOf(column['place'], `${where}.place`, placeViews);
}

function parseCells(cells: Record<string, unknown>, columns: number): void {
  for (const [field, row] of Object.entries(cells)) {
    const where = `cells.${field}`;
    if (!(disclosedFields as readonly string[]).includes(field))
      throw new InvalidPolicyError(where, `one of the fields ${disclosedFields.join(', ')}`);
    const allowed = dateFields.includes(field as DisclosedField) ? cellValues : (['V', 'H'] as const);
    const values = listOf(row, where, allowed);
    if (values.length !== columns)
      throw new InvalidPolicyError(where, `a list of ${columns} cells, one a column`);
  }
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidPolicyError(where, 'an object');
  return value as Record<string, unknown>;
}

function onlyKeys(value: Record<string, unknown>, where: string, known: readonly string[]): void {
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other !== undefined)
    throw new InvalidPolicyError(`${where}.${other}`, 'left out: the field is unknown');
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new InvalidPolicyError(where, 'a list that is not empty');
  return value;
}

function listOf(value: unknown, where: string, allowed: readonly string[]): readonly unknown[] {
  const items = list(value, where);
  const wrong = items.findIndex((item) => !(allowed as readonly unknown[]).includes(item));
  if (wrong >= 0) throw new InvalidPolicyError(`${where}[${wrong}]`, `one of ${allowed.join(', ')}`);
  return items;
}

function text(value: unknown, where: string): void {
  if (typeof value !== 'string' || value === '' || value.length > 200)
    throw new InvalidPolicyError(where, 'a text of at most 200 characters');
}

function matching(value: unknown, where: string, pattern: RegExp): void {
  if (typeof value !== 'string' || !pattern.test(value))
    throw new InvalidPolicyError(where, `a text like ${pattern}`);
}

function wholeNumber(value: unknown, where: string, least: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    throw new InvalidPolicyError(where, `a whole number of at least ${least}`);
}
