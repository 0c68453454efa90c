import { nothingForgotten, permittedFamilyActions, type FamilyAction, type FiledState } from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import { permittedTo, type Role } from '@koz/identity';
import type { OpenedTiers } from '@koz/privacy-types';
import type { CarePlan } from '@koz/projections/care-plans';

/**
 * The plan as its decider knows it. Where the place is comes from the head, which holds at once; a head that says
 * nothing of it is damage, for every plan has one from its filing on.
 */
export function planState(
  plan: Pick<CarePlan, 'applicationIds' | 'status' | 'emergency'>,
  head: StreamHead | undefined,
): FiledState {
  const { applicationIds, status } = plan;
  if (head?.place === undefined)
    throw new TypeError('a plan that was filed has a head that says where its place is');
  const { place, placeApplicationId, keptApplicationIds = [] } = head;
  const forgotten = { forgetting: { ...nothingForgotten, fence: head.fence ?? 'all' } };
  if (status === 'withdrawn')
    return { status, applicationIds, place: 'none', keptApplicationIds: [], ...forgotten };
  const filed = {
    ...forgotten,
    ...{ status, applicationIds, keptApplicationIds },
    ...(plan.emergency !== null && { emergency: plan.emergency }),
  };
  if (place === 'none') return { ...filed, place };
  if (placeApplicationId === undefined) throw new TypeError("a place is an application's");
  return { ...filed, place, placeApplicationId };
}

/** What needs the plan's keys can be done no longer once they are destroyed. */
const needsKeys: readonly FamilyAction[] = ['rectifyPersonalData', 'amendCarePlan', 'addLocations'];

/**
 * What somebody of this role may do with the plan now: by the table of permissions and by the plan's decider, as far as its
 * keys are there for it.
 */
export function permittedActions(
  role: Role,
  state: FiledState,
  { identity, planning }: OpenedTiers,
): FamilyAction[] {
  const areKeysGone = identity?.state === 'erased' || planning?.state === 'erased';
  return permittedTo(role, permittedFamilyActions(state)).filter(
    (action) => !areKeysGone || !needsKeys.includes(action),
  );
}
