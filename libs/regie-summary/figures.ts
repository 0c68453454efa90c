/*
 * What is counted: each dimension by itself, never one across another. A margin's cells are a fixed list, so that which
 * cells are there tells nothing.
 */

/** What a margin counts: care plans, applications, or applications that wait for too long. */
export type Unit = 'plans' | 'applications' | 'overdue';

export const marginNames = [
  'startMonth',
  'childAge',
  'homePostcode',
  'careParts',
  'priorityRules',
  'status',
  'municipality',
  'outcome',
  'overdueLocation',
] as const;
export type MarginName = (typeof marginNames)[number];

/** How long it took, of applications for which it happened. */
export const durationNames = ['takenUp', 'decided'] as const;
export type DurationName = (typeof durationNames)[number];

/** One value of a dimension, and how many there are of it. */
export interface Cell {
  readonly key: string;
  readonly count: number;
}

/** The counts over one dimension. */
export interface Margin {
  readonly name: MarginName;
  readonly of: Unit;
  /**
   * `partition`: each of the unit is in exactly one cell. `several`: each is in one or more of the cells, or in exactly
   * one of `alone`.
   */
  readonly kind: 'partition' | 'several';
  readonly cells: readonly Cell[];
  /** Of a margin of kind `several`: cells in which one is alone or not at all, such as "onbekend". */
  readonly alone?: readonly string[];
  /** Of a margin of kind `several`: groups of cells of which one is in at most one, such as the parts of one day. */
  readonly atMostOneOf?: readonly (readonly string[])[];
}

/**
 * A sum of cells is never more than another sum of cells, or so many times that sum; `overdueLocation:…` names a cell.
 */
export interface AtMost {
  readonly parts: readonly string[];
  readonly whole: readonly string[];
  /** 1 when absent: the parts are at most this many times the whole. */
  readonly times?: number;
}

/** The exact counts of one controller. They stay in memory: what may be stored is a {@link Publication}. */
export interface Figures {
  readonly plans: number;
  readonly applications: number;
  /** Applications that wait to be taken up beyond the controller's term. */
  readonly overdue: number;
  readonly margins: readonly Margin[];
  readonly atMost: readonly AtMost[];
  /** Weeks, unrounded, one number per application. */
  readonly durations: Readonly<Record<DurationName, readonly number[]>>;
}

/** A figure that may leave: rounded, or null where it is suppressed. */
export type PublishedFigure = number | null;

export interface PublishedCell {
  readonly key: string;
  readonly value: PublishedFigure;
}

export interface PublishedMargin {
  readonly name: MarginName;
  readonly of: Unit;
  /** True when no cell of it may be shown at all: then `cells` is empty. */
  readonly withheld: boolean;
  readonly cells: readonly PublishedCell[];
}

/** In whole weeks. */
export interface PublishedDuration {
  readonly medianWeeks: number;
  readonly percentile90Weeks: number;
}

/** What may be published of {@link Figures}, and is all that is ever stored of them. */
export interface Publication {
  readonly plans: PublishedFigure;
  readonly applications: PublishedFigure;
  readonly overdue: PublishedFigure;
  readonly margins: readonly PublishedMargin[];
  readonly durations: Readonly<Record<DurationName, PublishedDuration | null>>;
}

/** Cells of fewer are suppressed, and fewer changes are not shown. */
export const defaultK = 5;
/** What is shown is rounded to a multiple of this, the nearest one. */
export const roundedTo = 5;

export const rounded = (count: number): number => Math.round(count / roundedTo) * roundedTo;
export const cellName = (margin: MarginName, key: string): string => `${margin}:${key}`;
