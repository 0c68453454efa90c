import {
  disclosedFields,
  timePhases,
  type ApplicationStatus,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type PlaceView,
  type TimePhase,
} from '@koz/events';
import { laterStatuses } from './later-statuses.js';
import type { DecidingRule } from './house-rules.js';

/** What is known of one application at the moment of answering. What is not known is undefined, and hides. */
export interface Situation {
  readonly status: ApplicationStatus | undefined;
  readonly time: TimePhase | undefined;
  readonly place: PlaceView | undefined;
}

export interface MaskedField {
  readonly cell: Cell;
  /** What decided. */
  readonly rule: DecidingRule;
  /** For a hidden field: the nearest further status at which the policy would show it; never one that ends it. */
  readonly until?: ApplicationStatus;
}

/** What a viewer sees of each field; every field is named. */
export type Mask = Readonly<Record<DisclosedField, MaskedField>>;

/** From the narrowest to the widest: a year says less than a month and year. */
const widths: Readonly<Record<Cell, number>> = { H: 0, Y: 1, MY: 2, V: 3 };

/** True when `one` shows less than `other`. */
export const isNarrower = (one: Cell, other: Cell): boolean => widths[one] < widths[other];

type KnownSituation = { readonly [K in keyof Situation]: NonNullable<Situation[K]> };

/**
 * What an organiser sees of an application. Pure.
 *
 * Time never widens, whatever the document says: a cell is the narrowest among the phases from `handling` up to now.
 * With several policies (those in force since the plan was filed, {@link policiesSince}) it is also the narrowest
 * among these, so that a new method reaches older plans only where it shows less. From 5 years all is hidden.
 */
export function evaluate(
  policies: DisclosurePolicy | readonly DisclosurePolicy[],
  situation: Situation,
): Mask {
  const inForce = 'columns' in policies ? [policies] : policies;
  const mask = {} as Record<DisclosedField, MaskedField>;
  for (const field of disclosedFields) mask[field] = maskField(inForce, situation, field);
  return mask;
}

function maskField(
  policies: readonly DisclosurePolicy[],
  situation: Situation,
  field: DisclosedField,
): MaskedField {
  if (policies.length === 0 || !isKnown(situation)) return { cell: 'H', rule: 'unknown' };
  if (situation.time === 'from5y') return { cell: 'H', rule: 'from5y' };
  const now = narrowest(policies, situation, field);
  if (now.cell !== 'H') return now;
  const until = laterStatuses(situation.status).find(
    (status) => narrowest(policies, movedTo(status, situation), field).cell !== 'H',
  );
  return until === undefined ? now : { ...now, until };
}

const isKnown = (situation: Situation): situation is KnownSituation =>
  situation.status !== undefined && situation.time !== undefined && situation.place !== undefined;

/** An approval finds the place here; any other step leaves the place as it is. */
const movedTo = (status: ApplicationStatus, { time, place }: KnownSituation): KnownSituation => ({
  status,
  time,
  place: status === 'approved' && place === 'none' ? 'foundHere' : place,
});

function narrowest(
  policies: readonly DisclosurePolicy[],
  situation: KnownSituation,
  field: DisclosedField,
): MaskedField {
  let result: MaskedField | undefined;
  // The present phase first, so that on equal cells the rule named is the one that holds now.
  const phases = timePhases.slice(0, timePhases.indexOf(situation.time) + 1).reverse();
  for (const time of phases)
    for (const policy of policies) {
      const candidate = cellOf(policy, { ...situation, time }, field);
      if (result === undefined || isNarrower(candidate.cell, result.cell)) result = candidate;
    }
  return result ?? { cell: 'H', rule: 'unknown' };
}

/** The document's own word on one situation: the first column that names it, hidden where nothing is said. */
function cellOf(policy: DisclosurePolicy, situation: KnownSituation, field: DisclosedField): MaskedField {
  const index = policy.columns.findIndex(
    (column) =>
      column.status.includes(situation.status) &&
      column.time.includes(situation.time) &&
      column.place.includes(situation.place),
  );
  const column = policy.columns[index];
  if (column === undefined) return { cell: 'H', rule: 'unnamed' };
  return { cell: policy.cells[field]?.[index] ?? 'H', rule: column.key };
}
