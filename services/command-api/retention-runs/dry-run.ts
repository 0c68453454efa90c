import { loadRetentionPolicy } from '@koz/command-handling';
import { policyVersionOf } from '@koz/events';
import { Problem } from '@koz/http';
import { outsideTransaction, withTenant } from '@koz/platform';
import { tiers, type ControllerId, type OwnDate } from '@koz/privacy-types';
import { ReadModelBehindError, waitForPosition } from '@koz/projection';
import { countDue, retentionSchedule, scheduleByMonth } from '@koz/projections/retention-schedule';
import { defaultRetentionPolicy, monthOf, officerFigures } from '@koz/retention';
import type { CommandApiDeps, RunsDeps } from '../deps.js';
import type { DryRunAnswer } from './retention-runs.dto.js';

const waitAtMost = 5_000;

interface Asked {
  readonly controller: ControllerId;
  readonly today: OwnDate;
  readonly asOf: OwnDate;
}

/**
 * What a run on a day would do, by the figures of the schedule and no others: of a month that both show they tell the
 * same, so that nothing is learned by subtracting one from the other.
 *
 * @throws Problem 503 when the schedule does not come up to the end of the log in time
 */
export async function dryRun(
  deps: Pick<CommandApiDeps, 'store' | 'vault'>,
  runs: RunsDeps,
  { controller, today, asOf }: Asked,
): Promise<DryRunAnswer> {
  await untilScheduleKnowsAll(deps, runs);
  const policy = (await loadRetentionPolicy(deps, controller, asOf)) ?? defaultRetentionPolicy;
  const { counts, due } = await withTenant(
    runs.schedulePool,
    controller,
    async (sql) => ({
      counts: await scheduleByMonth(sql, policy, asOf),
      due: await countDue(sql, { policy, asOf }),
    }),
    { readOnly: true },
  );
  const { k } = policy;
  const figures = officerFigures(counts, { k, presentMonth: monthOf(today) });
  const last = monthOf(asOf);
  const months = figures.months.filter(({ month }) => month <= last);
  const erasures = sumOf(due.filter(({ step }) => step === 'erasure'));
  const stops = sumOf(due) > policy.caps.plansPerRun ? 'capExceeded' : null;
  // By what is shown: whether a hold keeps all of a month would tell the month of the plan that is held.
  const isNothing = months.length + erasures + sumOf(tiers.map((t) => ({ plans: figures.overdue[t] }))) === 0;
  const text = texts[stops ?? (isNothing ? 'nothing' : 'something')];
  return {
    ...{ asOf, dryRun: true, policyVersion: policyVersionOf(policy), k },
    ...{ ...figures, months, erasures, stops, text },
  };
}

const sumOf = (counts: readonly { readonly plans: number }[]): number =>
  counts.reduce((sum, { plans }) => sum + plans, 0);

const texts = {
  nothing: 'Er is niets vernietigd. Er zou op die dag ook niets verdwijnen.',
  something: 'Er is niets vernietigd. Dit zou er op die dag verdwijnen, behalve wat dan bewaard moet worden.',
  capExceeded:
    'Er is niets vernietigd. Er zou meer verdwijnen dan het beleid in één keer toelaat: een echte uitvoering stopt dan.',
} as const;

async function untilScheduleKnowsAll(
  { store }: Pick<CommandApiDeps, 'store'>,
  { schedulePool, waitAtMostMs = waitAtMost }: RunsDeps,
): Promise<void> {
  const last = await store.lastPosition();
  if (last < 0) return;
  try {
    await waitForPosition(outsideTransaction(schedulePool), retentionSchedule.name, last, waitAtMostMs);
  } catch (error) {
    if (!(error instanceof ReadModelBehindError)) throw error;
    throw new Problem('read-model-behind', { headers: { 'retry-after': '1' } });
  }
}
