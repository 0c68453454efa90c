import type { Projection } from '@koz/projection';
import { carePlanPool } from '@koz/projections/care-plan-pool';
import { carePlans } from '@koz/projections/care-plans';
import { applicationHistories } from '@koz/projections/application-histories';
import { organiserApplications } from '@koz/projections/organiser-applications';
import { planKeys } from '@koz/projections/plan-keys';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import { regieFacts } from '@koz/projections/regie-facts';

/** The read models of this program. */
export const allProjections: readonly Projection[] = [
  organiserApplications,
  carePlanPool,
  carePlans,
  planKeys,
  retentionSchedule,
  applicationHistories,
  regieFacts,
];

/**
 * The most connections of role `koz_projector` in a process: one that each projection keeps, one that it reads the log
 * by, and some for a rebuild and for lists, which would else wait for ever.
 */
export const projectorConnections = 2 * allProjections.length + 4;

export class UnknownProjectionError extends Error {
  override readonly name = 'UnknownProjectionError';
  constructor(readonly projection: string) {
    super('there is no projection of that name');
  }
}

/** Throws {@link UnknownProjectionError}. */
export function projectionNamed(
  name: string,
  projections: readonly Projection[] = allProjections,
): Projection {
  const projection = projections.find((each) => each.name === name);
  if (projection === undefined) throw new UnknownProjectionError(name);
  return projection;
}
