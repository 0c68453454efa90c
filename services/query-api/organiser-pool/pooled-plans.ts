import {
  cellsDisclosed,
  lookAtPool,
  policyVersionOf,
  type Moment,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import type { DisclosedPlan, DisclosureGround } from '@koz/disclosure-ledger';
import type { KeySource } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import type { PooledPlan } from '@koz/projections/care-plan-pool';
import type { Look } from '../answering/look.js';
import { openOutlooks, type Opened } from '../answering/open-outlooks.js';
import type { Standing } from '../answering/still-in-pool.js';

/** A plan of the pool opened as far as its mask shows it. It is in memory only: to answer it, it must be recorded. */
export type SeenPlan = Opened<Look<PooledPlan>>;

/** Opens plans as far as who has no application may see them, the keys of the page in one query. */
export const seePooled = (
  vault: KeySource,
  standing: readonly Standing<PooledPlan>[],
  adopted: ReadonlyMap<ControllerId, readonly RecordedControllerEvent[]>,
  moment: Moment,
): Promise<SeenPlan[]> =>
  openOutlooks(
    vault,
    standing.map(({ row, head }) => lookAtPool(row, head, adopted.get(row.controller) ?? [], moment)),
  );

/** On what ground a list shows a plan: what the family shares with all locations needs no emergency. */
export const groundOf = (list: 'emergency' | 'all', { isForAll }: PooledPlan): DisclosureGround =>
  list === 'emergency' || !isForAll ? 'emergencyList' : 'pool';

/** What the ledger keeps of a plan that was seen; without a policy in force nothing was shown. */
export function disclosedPooled({ look: { row, policies }, mask, fields }: SeenPlan): DisclosedPlan[] {
  const policy = policies.at(-1);
  if (policy === undefined) return [];
  const { carePlanId, controller } = row;
  const policyVersion = policyVersionOf(policy);
  return [{ carePlanId, controller, fields: cellsDisclosed(mask, fields), policyVersion }];
}
