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

/**
 * Counts the applications of a batch per dimension and status. Each application counts once in every dimension, and
 * once for each of its care parts in `carePart`. A cell smaller than k goes into `other`, first its status as a
 * whole and then its value; and where `other` itself would be smaller than k the smallest cell beside it goes along,
 * so that no total gives it away. Only a cohort of fewer than k has a cell smaller than k: one, of which nothing is said.
 */
export function tallyCohort(applications: readonly TalliedApplication[], k: number): TallyCell[] {
  const statuses = foldSmall(countOf(applications.map(({ status }) => status)), k);
  return tallyDimensions.flatMap((dimension) => {
    const byStatus = new Map<Status, string[]>();
    for (const application of applications) {
      const status = (statuses.get(application.status) ?? otherCell) as Status;
      const values = byStatus.get(status) ?? [];
      values.push(...valuesOf(application, dimension, status));
      byStatus.set(status, values);
    }
    return [...byStatus].sort(byFirst).flatMap(([status, values]) => cellsOf(dimension, status, values, k));
  });
}

function cellsOf(
  dimension: TallyDimension,
  status: Status,
  values: readonly string[],
  k: number,
): TallyCell[] {
  const folded = foldSmall(countOf(values), k);
  return [...countOf(values.map((value) => folded.get(value) ?? otherCell))]
    .sort(byFirst)
    .map(([value, count]) => ({ dimension, value: value as SharedValue, status, count }));
}

function valuesOf(
  application: TalliedApplication,
  dimension: TallyDimension,
  status: Status,
): readonly string[] {
  if (dimension === 'carePart') return application.careParts;
  return [dimension === 'status' ? status : application[dimension]];
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Under which name each value is counted: its own, or `other`. */
function foldSmall(counts: ReadonlyMap<string, number>, k: number): Map<string, string> {
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
