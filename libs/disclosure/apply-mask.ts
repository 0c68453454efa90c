import { disclosedFields, type Cell, type DisclosedField } from '@koz/events';
import {
  erased,
  known,
  tiers,
  withheld,
  type Instant,
  type OpenedTier,
  type OpenedTiers,
  type Personal,
  type Tier,
} from '@koz/privacy-types';
import type { Mask, MaskedField } from './evaluate.js';
import { placeOf, type FieldPlace } from './fields.js';

/** An answer's fields. A field that is shown but was never given is known as null. */
export type DisclosedFields = Readonly<Record<DisclosedField, Personal<unknown>>>;

/** A tier of which the mask shows something was not opened: a mistake of the caller, never an answer. */
export class TierNotOpenedError extends Error {
  override readonly name = 'TierNotOpenedError';
  constructor(readonly tier: Tier) {
    super(`the mask shows fields of tier ${tier}, which was not opened`);
  }
}

/** The tiers that must be opened to answer under this mask; an envelope of which nothing is shown stays closed. */
export function tiersShown(mask: Mask): Tier[] {
  const shown = new Set(
    disclosedFields.filter((field) => mask[field].cell !== 'H').map((field) => placeOf(field).tier),
  );
  return tiers.filter((tier) => shown.has(tier));
}

/**
 * The fields as the viewer may have them, from a plan's tiers as opened. A tier absent from `opened` holds nothing.
 * Of a birth date whose key is destroyed, what the identity tier kept is shown, where that was opened.
 *
 * Withheld goes before erased: since when and why a key was destroyed tells the child's birth month, or that the
 * family asked for erasure, so only who may see the field learns that it is gone.
 */
export function applyMask(mask: Mask, opened: OpenedTiers): DisclosedFields {
  const fields = {} as Record<DisclosedField, Personal<unknown>>;
  for (const field of disclosedFields) fields[field] = maskedValue(mask[field], placeOf(field), opened);
  return fields;
}

/**
 * What an answer really disclosed, for the ledger: the cell of each field that left with a value. Erased, withheld
 * and never-given fields disclose nothing.
 */
export function cellsDisclosed(
  mask: Mask,
  fields: DisclosedFields,
): { readonly [F in DisclosedField]?: Cell } {
  const cells: { [F in DisclosedField]?: Cell } = {};
  for (const field of disclosedFields) {
    const shown = fields[field];
    if (shown.state === 'generalised' || (shown.state === 'known' && shown.value !== null))
      cells[field] = mask[field].cell;
  }
  return cells;
}

function maskedValue(masked: MaskedField, place: FieldPlace, opened: OpenedTiers): Personal<unknown> {
  if (masked.cell === 'H') return withheld(masked.rule, masked.until);
  const value = openedValue(place, opened);
  // Of what stayed of a date, a cell Y shows the year alone.
  if (value.state === 'generalised' && masked.cell === 'Y') return { ...value, value: value.value.slice(-4) };
  return masked.cell === 'V' || value.state !== 'known' || value.value === null
    ? value
    : coarsened(value.value, masked);
}

/**
 * A field of a plan's tiers as opened: known, null where it was never given, erased with its tier, or what stayed of it
 * where that was opened.
 */
export function openedValue({ tier, path }: FieldPlace, opened: OpenedTiers): Personal<unknown> {
  const source: OpenedTier = opened[tier] ?? { state: 'known', value: {} };
  if (source.state === 'unopened') throw new TierNotOpenedError(tier);
  if (source.state === 'erased')
    return generalisedValue(path, opened, source.since) ?? erased(source.since, source.cause);
  return known(valueAt(source.value, path) ?? null);
}

/** Where the identity tier keeps what stayed of a precise date after 2.5 years. */
const generalisedNames = new Map([
  ['parent.birthDate', 'parentBirth'],
  ['child.birthDate', 'childBirth'],
]);

/** `YYYY` or `mm/yyyy`, as much of a date as stayed; undefined where nothing did, or where that was not opened. */
function generalisedValue(
  path: readonly string[],
  { identity }: OpenedTiers,
  since: Instant,
): Personal<unknown> | undefined {
  const name = generalisedNames.get(path.join('.'));
  if (name === undefined || identity?.state !== 'known') return undefined;
  const stayed = valueAt(identity.value, ['generalised', name]);
  if (typeof stayed !== 'string') return undefined;
  return { state: 'generalised', value: stayed.split('-').reverse().join('/'), since };
}

function valueAt(tier: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], tier);
}

/** `YYYY` or `mm/yyyy`. What is no date has no coarser form, and stays hidden. */
function coarsened(value: unknown, { cell, rule }: MaskedField): Personal<unknown> {
  const date = typeof value === 'string' ? /^(\d{4})-(\d{2})-\d{2}$/.exec(value) : null;
  if (date === null) return withheld(rule);
  const [, year, month] = date;
  return { state: 'generalised', value: cell === 'Y' ? `${year}` : `${month}/${year}` };
}
