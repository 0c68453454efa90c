import type { EmergencyReason, FenceState } from '@koz/events';
import type { CarePlanState } from './care-plan.js';
import { isLooking } from './placing.js';

/** The state of a plan that was filed. */
export type FiledState = Exclude<CarePlanState, { readonly status: 'notFiled' }>;

/** By what locations without an application may look at a plan: all of them by the family's choice, or the need. */
export const planLists = ['pool', 'emergencyList'] as const;
export type PlanList = (typeof planLists)[number];

/** Why the plan is on the emergency list now; null when it is not, or looks no further. */
export const emergencyNow = (state: FiledState): EmergencyReason | null =>
  state.status === 'filed' && isLooking(state) ? (state.emergency ?? null) : null;

/** By which lists locations without an application may look at the plan now. */
export function listsNow(state: FiledState, sharing: unknown, fence: FenceState | undefined): PlanList[] {
  if (state.status === 'withdrawn' || !isLooking(state) || fence !== 'none') return [];
  return planLists.filter((list) => (list === 'pool' ? sharing === 'allLocations' : !!state.emergency));
}
