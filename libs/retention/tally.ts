import {
  otherCell,
  tallyDimensions,
  type ApplicationStatus,
  type TallyCell,
  type TallyDimension,
} from '@koz/events';
import type { SharedValue } from '@koz/privacy-types';

/** An application of a batch, as statistics count it. */
export interface TalliedApplication {
  readonly status: ApplicationStatus;
  /** Of the location. */
  readonly municipality: string;
  /** Of the home. */
  readonly postcode: string;
  /** `mon:full`. */
  readonly careParts: readonly string[];
  readonly startYear: string;
  readonly filedYear: string;
}

type Status = TallyCell['status'];

type Counts = Map<string, number>;

/**
 * Applications of a batch counted as they are read: how often each value of a dimension came, by status. It grows with
 * what differs among them, not with how many there are.
 */
export type CohortCounts = Map<ApplicationStatus, Map<TallyDimension, Counts>>;

/** Counts one more application: once in every dimension, and once for each of its care parts in `carePart`. */
export function countIn(cohort: CohortCounts, application: TalliedApplication): void {
  const { status } = application;
  const ofStatus = cohort.get(status) ?? new Map<TallyDimension, Counts>();
  cohort.set(status, ofStatus);
  for (const dimension of tallyDimensions) {
    const counts: Counts = ofStatus.get(dimension) ?? new Map<string, number>();
    ofStatus.set(dimension, counts);
    for (const value of dimension === 'carePart' ? application.careParts : [application[dimension]])
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
}

/**
 * The cells of a batch per dimension and status. A cell smaller than k goes into `other`, first its status as a whole
 * and then its value; and where `other` itself would be smaller than k the smallest cell beside it goes along, so that
 * no total gives it away. Only a cohort of fewer than k has a cell smaller than k: one, of which nothing is said.
 */
export function tallyCells(cohort: CohortCounts, k: number): TallyCell[] {
  const ofStatuses = [...cohort].map(([status, counts]): [string, number] => [
    status,
    applicationsIn(counts),
  ]);
  const names = foldSmall(new Map(ofStatuses), k);
  return tallyDimensions.flatMap((dimension) => {
    const byStatus = new Map<Status, Counts>();
    for (const [own, counts] of cohort) {
      const status = (names.get(own) ?? otherCell) as Status;
      const ofDimension = counts.get(dimension) ?? new Map<string, number>();
      const values = dimension === 'status' ? renamed(ofDimension, () => status) : ofDimension;
      byStatus.set(status, added(byStatus.get(status) ?? new Map<string, number>(), values));
    }
    return [...byStatus].sort(byFirst).flatMap(([status, counts]) => cellsOf(dimension, status, counts, k));
  });
}

/** Each application is counted once in the dimension `status`. */
const applicationsIn = (counts: ReadonlyMap<TallyDimension, Counts>): number =>
  [...(counts.get('status')?.values() ?? [])].reduce((sum, count) => sum + count, 0);

function cellsOf(dimension: TallyDimension, status: Status, counts: Counts, k: number): TallyCell[] {
  const folded = foldSmall(counts, k);
  return [...renamed(counts, (value) => folded.get(value) ?? otherCell)]
    .sort(byFirst)
    .map(([value, count]) => ({ dimension, value: value as SharedValue, status, count }));
}

/** The same counts under other names; those of one name together. */
function renamed(counts: Counts, nameOf: (value: string) => string): Counts {
  const result: Counts = new Map();
  for (const [value, count] of counts) result.set(nameOf(value), (result.get(nameOf(value)) ?? 0) + count);
  return result;
}

function added(one: Counts, other: Counts): Counts {
  const sum = new Map(one);
  for (const [value, count] of other) sum.set(value, (sum.get(value) ?? 0) + count);
  return sum;
}

/** Under which name each value is counted: its own, or `other`. */
function foldSmall(counts: Counts, k: number): Map<string, string> {
  // The smallest first, and among equals by name, so that the same cohort always folds alike.
  const ascending = [...counts].sort((one, another) => one[1] - another[1] || byFirst(one, another));
  const names = new Map<string, string>();
  let other = 0;
  for (const [value, count] of ascending) {
    const folds = value === otherCell || count < k || (other > 0 && other < k);
    if (folds) other += count;
    names.set(value, folds ? otherCell : value);
  }
  return names;
}

const byFirst = ([one]: readonly [string, unknown], [another]: readonly [string, unknown]): number =>
  one < another ? -1 : one > another ? 1 : 0;
