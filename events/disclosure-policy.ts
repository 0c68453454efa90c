import type { AboutFields, PublicText } from '@koz/privacy-types';
import type { ApplicationStatus } from './vocabulary.js';

/** The personal fields that an answer to an organiser names, each with its tier's data path. */
export const disclosedFields = [
  'parent.firstName',
  'parent.lastName',
  'parent.birthDate',
  'priorityRules',
  'startDate',
  'endDate',
  'careParts',
  'child.birthDate',
  'address',
  'postcode',
  'parent.email',
  'parent.phone',
  'parent.nationalNumber',
] as const;
export type DisclosedField = (typeof disclosedFields)[number];

/** Fields that have a coarser form: only these may have a cell Y or MY. */
export const dateFields: readonly DisclosedField[] = [
  'parent.birthDate',
  'child.birthDate',
  'startDate',
  'endDate',
];

/** V visible, H hidden, Y the year, MY month and year. */
export const cellValues = ['V', 'H', 'Y', 'MY'] as const;
export type Cell = (typeof cellValues)[number];

/** Handling the application; x months after the start of care; from 2.5 years; from 5 years. */
export const timePhases = ['handling', 'afterStart', 'from2y6m', 'from5y'] as const;
export type TimePhase = (typeof timePhases)[number];

/** Whether the place was found, and where, as seen from one application. */
export const placeViews = ['none', 'foundHere', 'confirmedHere', 'elsewhere'] as const;
export type PlaceView = (typeof placeViews)[number];

/** One column of a method's table: the situations it speaks of. */
export interface PolicyColumn {
  readonly key: PublicText;
  readonly title: PublicText;
  readonly status: readonly ApplicationStatus[];
  readonly time: readonly TimePhase[];
  readonly place: readonly PlaceView[];
}

/**
 * A disclosure method as a document. The first column that names a situation decides; a situation that no column
 * names, and a field that no row names, is hidden. `cells[field][i]` belongs to `columns[i]`.
 */
export interface DisclosurePolicy {
  readonly id: PublicText;
  readonly version: number;
  readonly title: PublicText;
  /** The controller's x: months after the start of care at which phase `afterStart` begins. */
  readonly monthsAfterStart: number;
  readonly columns: readonly PolicyColumn[];
  readonly cells: AboutFields<{ readonly [Field in DisclosedField]?: readonly Cell[] }>;
}
