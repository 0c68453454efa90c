import { notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ActorId, CarePlanId, ControllerId } from '@koz/privacy-types';
import { carePlan, carePlans, type CarePlan } from '@koz/projections/care-plans';
import { waitUntilFresh, type FreshReadDeps } from '../answering/fresh-reads.js';
import type { QueryApiDeps } from '../deps.js';

/** Which plan somebody asks for as its own, and how fresh it must be. */
export interface OwnPlanRequest {
  readonly principal: Principal;
  readonly carePlanId: CarePlanId;
  readonly minPosition?: number | undefined;
}

/**
 * The plan, for the family whose it is (the one that its token names, or else the one that it filed itself) or for the
 * service point that filed it.
 * @throws Problem 404 when there is no such plan, or not theirs; 400 for a position beyond the log; 503 when the read model does not come as far in time
 */
export async function findOwnPlan(
  deps: FreshReadDeps & Pick<QueryApiDeps, 'locations'>,
  { principal, carePlanId, minPosition }: OwnPlanRequest,
): Promise<CarePlan> {
  if (namesAnotherPlan(principal, carePlanId)) throw notFound();
  await waitUntilFresh(deps, minPosition, carePlans.name);
  for (const controller of await mayAnswerFor(deps, principal)) {
    const plan = await withTenant(
      deps.pool,
      controller,
      (transaction) => carePlan(transaction, carePlanId, filerOf(principal)),
      {
        readOnly: true,
        // The plan and its applications of one moment.
        isolation: 'repeatable read',
      },
    );
    if (plan) return plan;
  }
  throw notFound();
}

const namesAnotherPlan = ({ role, carePlanId }: Principal, id: CarePlanId): boolean =>
  role === 'family' && carePlanId !== undefined && carePlanId !== id;

/** A token from before the plan was filed names no controller; there are a few. */
const mayAnswerFor = async (
  { locations }: Pick<QueryApiDeps, 'locations'>,
  { controller }: Principal,
): Promise<readonly ControllerId[]> => (controller === undefined ? locations.controllers() : [controller]);

/** A token that names the plan is enough; anybody else must have filed it. */
const filerOf = ({ role, carePlanId, actorId }: Principal): ActorId | null =>
  role === 'family' && carePlanId !== undefined ? null : actorId;
