import { residueLevels, type PlannedPlan, type ResidueLevel } from '@koz/events';
import type { CarePlanId } from '@koz/privacy-types';
import { residueOf, type ResidueSource } from './residue.js';

/** A plan of a batch, as far as it decides how much is left of it. */
export interface PlanToLevel {
  readonly carePlanId: CarePlanId;
  readonly source: ResidueSource;
  /** What the log says of it in clear: see `clearSignature`. */
  readonly signature: string;
  /** Taken along with the batch of the month before: nothing is left of it. */
  readonly isTakenAlong?: boolean;
}

const leavingNothing: ResidueLevel = 'L6';

/**
 * How much is left of each plan of one batch of one controller: the finest level at which at least k plans have the
 * same residue and say the same in clear. A plan for which there are not k at any level leaves nothing. With k = 1
 * every plan has the finest. Answers stand in the order of the plans; the order changes no level.
 */
export function planLevels(plans: readonly PlanToLevel[], k: number): PlannedPlan[] {
  const levels = new Map<PlanToLevel, ResidueLevel>();
  let open = plans.filter(({ isTakenAlong }) => !isTakenAlong);
  for (const level of residueLevels) {
    if (level === leavingNothing || open.length < k) break;
    const groups = groupedBy(open, keyAt(level));
    open = [];
    for (const group of groups.values()) {
      if (group.length >= k) for (const plan of group) levels.set(plan, level);
      else for (const plan of group) open.push(plan);
    }
  }
  return plans.map((plan) => ({
    carePlanId: plan.carePlanId,
    level: levels.get(plan) ?? leavingNothing,
  }));
}

/** What the log will say in clear of a plan at a level: two plans with the same key cannot be told apart. */
const keyAt =
  (level: ResidueLevel) =>
  ({ source, signature }: PlanToLevel): string =>
    `${JSON.stringify(residueOf(source, level))}\n${signature}`;

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
