import type { FencedEvent } from '@koz/privacy-fence';
import type { ErasureCause, ControllerId } from '@koz/privacy-types';
import type { SystemReasonCode } from '@koz/events';
import type { RetentionDeps } from './deps.js';
import { endOpenApplications } from './end-applications.js';
import { keysOf, type PlanOnPage } from './load-plans.js';
import { isHeld, keptCommandId, recordKept, type Keeping } from './record-kept.js';
import { shredPage, type RecordedPlan } from './shred-page.js';
import type { Tally } from './report.js';

/** What is to happen to plans of a page. */
export interface Taking {
  readonly cause: ErasureCause;
  readonly keepingOf: (plan: PlanOnPage) => Keeping;
  /** Events of other streams that a restored log must know of too; in the fence once a page. */
  readonly fencedBeside?: readonly FencedEvent[] | undefined;
}

/**
 * Takes a page of plans, all steps in their order: open applications withdrawn, what is kept recorded, fence, keys,
 * shreddings, certificates. Plans that a hold keeps are left as they are.
 */
export async function takePage(
  deps: RetentionDeps,
  controller: ControllerId,
  plans: readonly PlanOnPage[],
  taking: Taking,
  tally: Tally,
): Promise<void> {
  const free = plans.filter((plan) => !isHeld(plan, taking.keepingOf(plan)));
  tally.held += plans.length - free.length;
  if (free.length === 0) return;
  const { cause } = taking;
  const reason: SystemReasonCode = cause === 'erasure' || cause === 'departure' ? cause : 'threshold';
  const ended = await endOpenApplications(deps, controller, free, reason);
  for (const events of ended.values()) tally.applicationsEnded += events.length;
  await deps.reached?.('applicationsEnded');
  const isGeneralising = free.some((plan) => taking.keepingOf(plan).type === 'generalise');
  const keys = isGeneralising
    ? await keysOf(
        deps,
        controller,
        free.map(({ keyIds }) => keyIds.identity),
      )
    : undefined;
  const recorded = await Promise.all(
    free.map(async (plan): Promise<RecordedPlan[]> => {
      const commandId = keptCommandId(`keep-${taking.cause}`, plan);
      const identity = keys?.get(plan.keyIds.identity);
      const outcome = await recordKept(deps, controller, plan, commandId, taking.keepingOf, identity);
      if (outcome.outcome === 'held') {
        tally.held += 1;
        return [];
      }
      return [{ plan: outcome.plan, cause: taking.cause, ended: ended.get(plan.carePlanId) ?? [] }];
    }),
  );
  await deps.reached?.('recorded');
  await shredPage(deps, controller, besideFirst(recorded.flat(), taking.fencedBeside), tally);
}

/** Puts events beside those of the first plan. */
export const besideFirst = (
  [first, ...others]: readonly RecordedPlan[],
  events: readonly FencedEvent[] = [],
): readonly RecordedPlan[] => (first ? [{ ...first, ended: [...events, ...first.ended] }, ...others] : []);
