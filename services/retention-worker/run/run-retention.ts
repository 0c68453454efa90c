import { performance } from 'node:perf_hooks';
import { loadController, loadRetentionPolicy } from '@koz/command-handling';
import { dayInBelgium } from '@koz/domain';
import { withTenant } from '@koz/platform';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { countDue, type DueCount, type DueStep } from '@koz/projections/retention-schedule';
import { catchUpWithFence, renewEpochs } from '@koz/shredding';
import { departureEvents, departureOf } from '../departure/checks.js';
import { destroyAll } from '../departure/destroy-all.js';
import { anonymiseMonth } from './anonymise-month.js';
import { clockDiffers } from './clock-differs.js';
import type { RetentionDeps } from './deps.js';
import { erase, finishRecorded, generaliseMonth } from './early-ends.js';
import { Leadership } from './leader.js';
import type { RunRecord } from './recorded-run.js';
import { Tally, type RunProgress, type RunReport, type StopReason } from './report.js';
import type { Run } from './run.js';
import { isScheduleUpTo } from './schedule-up-to.js';

export interface RunOptions {
  readonly controller: ControllerId;
  /** The day for which it runs; today, in Belgium, when absent. */
  readonly asOf?: OwnDate | undefined;
  /** Counts what is due, and changes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Leaves off between two pages; whoever runs next goes on from there. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Told of it by the one that leads; absent: nobody is. */
  readonly record?: RunRecord | undefined;
}

/**
 * Executes what is due of a controller on a day: requests for erasure, then the 2.5-year batches, then those of 5 years
 * and of plans that ended, month by month and the oldest first; and renews the epoch keys afterwards. One run at a time
 * per controller. What a run that was broken off left half done is finished first.
 *
 * Stops before it destroys anything, with an alert in the log, where something is not as it should be.
 */
export async function runRetention(deps: RetentionDeps, options: RunOptions): Promise<RunReport> {
  const { controller, dryRun = false } = options;
  const startedAt = performance.now();
  const today = dayInBelgium(deps.clock.now()) as OwnDate;
  const asOf = options.asOf ?? today;
  const tally = new Tally();
  const report = (
    outcome: RunReport['outcome'],
    due: readonly DueCount[],
    reason?: StopReason,
  ): RunReport => ({
    ...{ controller, asOf, dryRun, outcome, due, ...tally },
    seconds: Math.round(performance.now() - startedAt) / 1000,
    ...(reason !== undefined && { reason }),
  });
  const stopped = (reason: StopReason, due: readonly DueCount[] = []): RunReport => {
    if (reason !== 'busy') deps.logger.error({ controller, reason }, 'ALERT: retention stopped');
    return report('stopped', due, reason);
  };
  if (asOf > today && !dryRun) return stopped('asOfInFuture');
  const leadership = await Leadership.tryAcquire(deps.vaultPool, controller);
  if (!leadership) return stopped('busy');
  try {
    if (options.record && !(await options.record.begin())) return stopped('busy');
    if (await clockDiffers(deps)) return stopped('clockDiffers');
    await deps.reached?.('begun');
    if (!dryRun) tally.resumed = (await catchUpWithFence(deps, controller)).entries;
    // What is due is read from a read model: it must know of everything that was in the log as the run began.
    if (!(await isScheduleUpTo(deps, await deps.store.lastPosition()))) return stopped('scheduleBehind');
    const policy = await loadRetentionPolicy(deps, controller, asOf);
    if (!policy) return stopped('notRegistered');
    const due = await withTenant(deps.queryPool, controller, (sql) => countDue(sql, { policy, asOf }));
    const touched = due.reduce((sum, { plans }) => sum + plans, 0);
    if (touched > policy.caps.plansPerRun) return stopped('capExceeded', due);
    if (dryRun) return report('done', due);
    const { signal, onProgress, record } = options;
    const run = { deps, controller, policy, asOf, leadership, tally, startedAt, signal, onProgress, record };
    await execute(run, due);
    await deps.reached?.('ended');
    deps.logger.info({ controller, plans: tally.plans }, 'Retention has done what was due');
    return report('done', due);
  } finally {
    await leadership.release();
  }
}

async function execute(run: Run, due: readonly DueCount[]): Promise<void> {
  const { deps, controller, tally } = run;
  const decided = await loadController(deps, controller);
  // Two people decided that everything goes, and somebody began: whoever runs next ends it.
  if (departureOf(decided)?.status === 'begun') {
    const rest = await destroyAll({ ...run, departure: departureEvents(decided) });
    if (rest !== undefined)
      deps.logger.error({ controller, reason: rest }, 'ALERT: a departure is not at its end');
    return;
  }
  await finishRecorded(run);
  await erase(run);
  for (const month of monthsOf(due, 'precise')) await generaliseMonth(run, month);
  for (const month of monthsOf(due, 'everything')) await anonymiseMonth(run, month);
  // Batches that follow one another in a run share what comes after them.
  const { destroyed } = await renewEpochs(deps, controller);
  tally.epochsDestroyed = destroyed.length;
}

const monthsOf = (due: readonly DueCount[], step: DueStep): DueCount['month'][] =>
  due
    .filter((each) => each.step === step)
    .map(({ month }) => month)
    .sort();
