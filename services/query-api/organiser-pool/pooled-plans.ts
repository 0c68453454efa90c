import {
  applyMask,
  cellsDisclosed,
  evaluatePool,
  policiesSince,
  policyVersionOf,
  poolPlaceOf,
  tiersShown,
  type DisclosedFields,
  type Mask,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import type { DisclosedPlan, DisclosureGround } from '@koz/disclosure-ledger';
import type { DisclosurePolicy } from '@koz/events';
import { openSealed, type KeySource } from '@koz/privacy-keys';
import type { ControllerId, OpenedTiers, PlainDate } from '@koz/privacy-types';
import type { PooledPlan } from '@koz/projections/care-plan-pool';
import { childBirthDateIn, phaseOf, type Moment } from '../answering/look.js';
import type { Standing } from '../answering/still-in-pool.js';

/** A plan of the pool opened as far as its mask shows it. It is in memory only: to answer it, it must be recorded. */
export interface SeenPlan {
  readonly row: PooledPlan;
  readonly policies: readonly DisclosurePolicy[];
  readonly mask: Mask;
  readonly fields: DisclosedFields;
}

/** Opens plans as far as who has no application may see them, the keys of the page in one query. */
export async function seePooled(
  vault: KeySource,
  standing: readonly Standing<PooledPlan>[],
  adopted: ReadonlyMap<ControllerId, readonly RecordedControllerEvent[]>,
  moment: Moment,
): Promise<SeenPlan[]> {
  const looks = standing.map(({ row, head }) => {
    const policies = policiesSince(adopted.get(row.controller) ?? [], row.filedAt, moment.now);
    const maskAt = (childBirthDate?: PlainDate): Mask =>
      evaluatePool(policies, {
        place: poolPlaceOf(head),
        time: phaseOf({
          carePlan: head,
          startMonth: row.startMonth,
          policies,
          childBirthDate,
          today: moment.today,
        }),
      });
    return { row, policies, maskAt, mask: maskAt() };
  });
  const opened = await openSealed(
    vault,
    looks.map(({ row: { carePlanId, controller, sealed }, mask }) => ({
      carePlanId,
      controller,
      sealed,
      opens: tiersShown(mask),
    })),
  );
  return looks.map(({ row, policies, maskAt, mask: before }, index) => {
    const tiers: OpenedTiers = opened[index] ?? {};
    // Where the retention worker lags, the birth date itself narrows what is shown.
    const birthDate = childBirthDateIn(tiers);
    const mask = birthDate === undefined ? before : maskAt(birthDate);
    return { row, policies, mask, fields: applyMask(mask, tiers) };
  });
}

/** On what ground a list shows a plan: what the family shares with all locations needs no emergency. */
export const groundOf = (list: 'emergency' | 'all', { isForAll }: PooledPlan): DisclosureGround =>
  list === 'emergency' || !isForAll ? 'emergencyList' : 'pool';

/** What the ledger keeps of a plan that was seen; without a policy in force nothing was shown. */
export function disclosedPooled({ row, policies, mask, fields }: SeenPlan): DisclosedPlan[] {
  const policy = policies.at(-1);
  if (policy === undefined) return [];
  const { carePlanId, controller } = row;
  const policyVersion = policyVersionOf(policy);
  return [{ carePlanId, controller, fields: cellsDisclosed(mask, fields), policyVersion }];
}
