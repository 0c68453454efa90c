import { municipalityOf, withoutAbsent } from '@koz/domain';
import {
  residueLevels,
  type PersonalDataAnonymisedPayload,
  type ResidueData,
  type ResidueLevel,
} from '@koz/events';
import type { SharedValue } from '@koz/privacy-types';
import type { Month } from './months.js';

/** What may stay of a plan at 5 years when enough others share it. */
export interface ResidueSource {
  readonly childBirthMonth?: Month;
  /** `YYYY`. */
  readonly parentBirthYear?: string;
  readonly postcode?: string;
  readonly startMonth?: Month;
  readonly endMonth?: Month;
}

export type Residue = PersonalDataAnonymisedPayload['residue'];

/**
 * What is left of a plan at a level: L0 the parent's year and the postcode; L1 five years and the postcode; L2 the
 * postcode; L3 the municipality; L4 neither; L5 no start and end either; L6 nothing at all. The child's month is not
 * coarsened, for the time of the batch gives it away.
 */
export function residueOf(source: ResidueSource, level: ResidueLevel): Residue {
  const depth = residueLevels.indexOf(level);
  if (depth >= 6) return {};
  const { childBirthMonth, parentBirthYear, postcode, startMonth, endMonth } = source;
  return withoutAbsent<Record<keyof ResidueData, string>>({
    childBirthMonth,
    parentBirthYear: depth === 0 ? parentBirthYear : undefined,
    parentBirthBand: depth === 1 ? bandOf(parentBirthYear) : undefined,
    postcode: depth <= 2 ? postcode : undefined,
    // A home outside the region has a postcode only.
    municipality: depth === 3 && postcode !== undefined ? municipalityOf(postcode) : undefined,
    startMonth: depth <= 4 ? startMonth : undefined,
    endMonth: depth <= 4 ? endMonth : undefined,
  }) as Partial<Record<keyof ResidueData, SharedValue>>;
}

/** `1990-1994`. */
function bandOf(year: string | undefined): string | undefined {
  if (year === undefined) return undefined;
  const first = Math.floor(Number(year) / 5) * 5;
  return `${first}-${first + 4}`;
}
