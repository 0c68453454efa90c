import { monthOf, policyVersionOf } from '@koz/retention';
import type { BatchMonth, ErasureCause } from '@koz/privacy-types';
import { unfinishedPlans } from '@koz/projections/retention-schedule';
import { forgettingOf } from '@koz/domain';
import { withTenant } from '@koz/platform';
import { pacingOf } from './deps.js';
import { endedBefore } from './end-applications.js';
import { loadPlans, type PlanOnPage } from './load-plans.js';
import { keptCommandId, generalisedIdentity, type Keeping } from './record-kept.js';
import { duePages, mayGoOn, tellProgress, type Run } from './run.js';
import { shredPage, type RecordedPlan } from './shred-page.js';
import { besideFirst, takePage } from './take-page.js';

/** What is said of a plan that goes outside a batch: nothing, and the month in which it went. */
export const leavingNothing = ({ deps, policy, asOf }: Run): Keeping => ({
  type: 'anonymise',
  batch: monthOf(asOf) as BatchMonth,
  retentionPolicyVersion: policyVersionOf(policy),
  residue: {},
  at: deps.clock.now(),
});

/** Families that asked for it, first of all. */
export async function erase(run: Run): Promise<void> {
  const { deps, controller, tally } = run;
  const before = tally.plans;
  const month = monthOf(run.asOf) as BatchMonth;
  for await (const page of duePages(run, { step: 'erasure' })) {
    const plans = await loadPlans(
      deps,
      controller,
      page.map(({ carePlanId }) => carePlanId),
    );
    const asked = plans.filter(({ state }) => forgettingOf(state).isErasureRequested);
    await takePage(
      deps,
      controller,
      asked,
      { cause: 'erasure', keepingOf: () => leavingNothing(run) },
      tally,
    );
    await tellProgress(run, 'erasure', month);
  }
  if (tally.plans > before) tally.batches.push({ month, cause: 'erasure', plans: tally.plans - before });
}

/** The 2.5-year batch of a month: precise values go, what stays of them is under the identity key from then on. */
export async function generaliseMonth(run: Run, month: BatchMonth): Promise<void> {
  const { deps, controller, policy, tally } = run;
  const before = tally.plans;
  const keepingOf = (plan: PlanOnPage): Keeping => ({
    type: 'generalise',
    retentionPolicyVersion: policyVersionOf(policy),
    identity: generalisedIdentity(plan, policy),
    at: deps.clock.now(),
  });
  for await (const page of duePages(run, { step: 'precise', month })) {
    const plans = await loadPlans(
      deps,
      controller,
      page.map(({ carePlanId }) => carePlanId),
    );
    const open = plans.filter(({ state }) => forgettingOf(state).fence === 'none');
    await takePage(deps, controller, open, { cause: 'P2Y6M', keepingOf }, tally);
    await tellProgress(run, 'P2Y6M', month);
  }
  if (tally.plans > before) tally.batches.push({ month, cause: 'P2Y6M', plans: tally.plans - before });
  await deps.reached?.('batchEnded');
}

/** Plans of which it was recorded what is kept, and whose keys a run that was broken off did not come to. */
export async function finishRecorded(run: Run): Promise<void> {
  const { deps, controller, tally } = run;
  const { pageSize: limit } = pacingOf(deps);
  for (let after: PlanOnPage['carePlanId'] | undefined; ;) {
    await mayGoOn(run);
    const page = await withTenant(deps.queryPool, controller, (sql) =>
      unfinishedPlans(sql, { after, limit }),
    );
    const plans = await loadPlans(
      deps,
      controller,
      page.map(({ carePlanId }) => carePlanId),
    );
    const recorded = await Promise.all(plans.map((plan) => asRecorded(run, plan)));
    await shredPage(deps, controller, besideFirst(recorded, run.departure), tally);
    after = page.at(-1)?.carePlanId;
    if (page.length < limit) return;
  }
}

async function asRecorded({ deps, controller }: Run, plan: PlanOnPage): Promise<RecordedPlan> {
  return { plan, cause: causeOf(plan), ended: await endedBefore(deps, controller, plan) };
}

/** Why a plan went, by the command that recorded it: its id derives from the cause. */
function causeOf(plan: PlanOnPage): ErasureCause {
  const recording = plan.events.findLast(
    ({ type }) => type === 'PersonalDataAnonymised' || type === 'PersonalDataGeneralised',
  );
  const causes: readonly ErasureCause[] = ['P2Y6M', 'erasure', 'withdrawal', 'departure', 'P5Y'];
  const found = causes.find(
    (cause) => keptCommandId(`keep-${cause}`, plan) === recording?.metadata.commandId,
  );
  return found ?? (recording?.type === 'PersonalDataGeneralised' ? 'P2Y6M' : 'P5Y');
}
