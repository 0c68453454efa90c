import { disclosedFields, type ApplicationStatus, type Cell, type DisclosedField } from '@koz/events';
import type { AboutFields } from '@koz/privacy-types';
import type { DecisionStep } from './stretches.js';

/** A cell that shows something. */
export const shownCells = ['V', 'MY', 'Y'] as const satisfies readonly Exclude<Cell, 'H'>[];
export type ShownCell = (typeof shownCells)[number];

/** Whole days, by the widest cell that was shown on each. */
export type DaysByCell = Readonly<Record<ShownCell, number>>;

/** Over plans: the sum, and the most for any one plan. */
export interface Reach {
  readonly sum: number;
  readonly most: number;
}

/** How far something was shown. All are counts; none is an average or a share. */
export interface Exposure {
  /** Plans of which it was ever shown to anybody. */
  readonly plans: number;
  /** A day of a family on which at least one location was shown it counts once. */
  readonly familyDays: DaysByCell;
  /** A day of a family counts once for each location that was shown it. */
  readonly locationDays: DaysByCell;
  /** Distinct locations that were ever shown it of a plan, and the organisers that run them. */
  readonly locations: Reach;
  readonly organisers: Reach;
}

/** Decisions of one kind taken at one status. */
export interface DecisionFigures {
  readonly decision: DecisionStep;
  readonly status: ApplicationStatus;
  readonly taken: number;
  /** Of these, with at least one field hidden that another of the compared methods would have shown. */
  readonly missing: number;
  /** The same for each field. */
  readonly hidden: FieldCounts;
}

export type FieldCounts = AboutFields<Readonly<Record<DisclosedField, number>>>;

/** What one method shows in the course of a history, or of a part of it. */
export interface MethodFigures {
  readonly fields: AboutFields<Readonly<Record<DisclosedField, Exposure>>>;
  /** Of any personal field at all: a day counts once, however many fields are shown. */
  readonly anyField: Exposure;
  /** In order of decision and status. */
  readonly decisions: readonly DecisionFigures[];
}

export const noDays: DaysByCell = { V: 0, MY: 0, Y: 0 };
const noReach: Reach = { sum: 0, most: 0 };

export const noExposure: Exposure = {
  plans: 0,
  familyDays: noDays,
  locationDays: noDays,
  locations: noReach,
  organisers: noReach,
};

export const eachField = <T>(make: (field: DisclosedField) => T): Record<DisclosedField, T> =>
  Object.fromEntries(disclosedFields.map((field) => [field, make(field)])) as Record<DisclosedField, T>;

export const noFigures: MethodFigures = {
  fields: eachField(() => noExposure),
  anyField: noExposure,
  decisions: [],
};

/** The figures of two parts that have no plan in common, together. Order and grouping of parts change nothing. */
export const together = (one: MethodFigures, other: MethodFigures): MethodFigures => ({
  fields: eachField((field) => exposedTogether(one.fields[field], other.fields[field])),
  anyField: exposedTogether(one.anyField, other.anyField),
  decisions: decidedTogether([...one.decisions, ...other.decisions]),
});

const exposedTogether = (one: Exposure, other: Exposure): Exposure => ({
  plans: one.plans + other.plans,
  familyDays: addDays(one.familyDays, other.familyDays),
  locationDays: addDays(one.locationDays, other.locationDays),
  locations: reachTogether(one.locations, other.locations),
  organisers: reachTogether(one.organisers, other.organisers),
});

export const addDays = (one: DaysByCell, other: DaysByCell): DaysByCell => ({
  V: one.V + other.V,
  MY: one.MY + other.MY,
  Y: one.Y + other.Y,
});

/** All days, whichever cell was shown. */
export const daysIn = ({ V, MY, Y }: DaysByCell): number => V + MY + Y;

const reachTogether = (one: Reach, other: Reach): Reach => ({
  sum: one.sum + other.sum,
  most: Math.max(one.most, other.most),
});

/** One row for each decision and status, in order of them. */
export function decidedTogether(rows: readonly DecisionFigures[]): DecisionFigures[] {
  const byKind = new Map<string, DecisionFigures>();
  for (const row of rows) {
    const kind = `${row.decision} ${row.status}`;
    const known = byKind.get(kind);
    byKind.set(
      kind,
      known === undefined
        ? row
        : {
            ...row,
            taken: known.taken + row.taken,
            missing: known.missing + row.missing,
            hidden: eachField((field) => known.hidden[field] + row.hidden[field]),
          },
    );
  }
  return [...byKind].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
