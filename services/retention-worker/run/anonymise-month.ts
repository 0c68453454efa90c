import {
  controllerStream,
  handle,
  loadController,
  namedCommandId,
  type LoadedController,
} from '@koz/command-handling';
import {
  controllerDecider,
  forgettingOf,
  isComplete,
  plannedBatch,
  type ControllerCommand,
} from '@koz/domain';
import type { BatchThreshold, PlannedPlan, ResidueLevel } from '@koz/events';
import { withTenant } from '@koz/platform';
import type { BatchMonth, CarePlanId } from '@koz/privacy-types';
import { duePlans } from '@koz/projections/retention-schedule';
import {
  batchMonths,
  inRandomOrder,
  monthOf,
  planLevels,
  plusMonths,
  policyVersionOf,
  residueOf,
  tallyCells,
} from '@koz/retention';
import { retentionActor } from '@koz/shredding';
import { gatherCohort, type Cohort } from './cohort.js';
import { leavingNothing } from './early-ends.js';
import { loadPlans, type PlanOnPage } from './load-plans.js';
import { sourceOf, type Keeping } from './record-kept.js';
import type { BatchReport } from './report.js';
import { duePages, tellProgress, type Run } from './run.js';
import { takePage } from './take-page.js';

/** A batch whose parts all stand and whose cohort is counted: only now may its first plan go. */
interface StandingBatch {
  readonly levels: ReadonlyMap<CarePlanId, ResidueLevel>;
  /** Position of its last part: what came to a plan after it was planned for. */
  readonly plannedAt: number;
}

/**
 * All of the plans goes whose term ends in a month: those of 5 years, then those that ended and have a shorter term. A
 * plan that is late, for its batch was before, leaves nothing; so do the few of a past month that are not k together.
 */
export async function anonymiseMonth(run: Run, month: BatchMonth): Promise<void> {
  for (const threshold of ['P5Y', 'withdrawal'] as const) {
    const before = run.tally.plans;
    const batch = await batchOf(run, month, threshold);
    const next = plusMonths(month, 1);
    for await (const page of duePages(run, { step: 'everything', month })) {
      const ids = page.filter(({ cause }) => cause === threshold).map(({ carePlanId }) => carePlanId);
      await take(run, ids, month, threshold, batch);
    }
    if (batch && threshold === 'P5Y') {
      const few = await firstDue(run, next, run.policy.k);
      await take(run, inRandomOrder(few.filter((id) => batch.levels.has(id))), month, threshold, batch);
    }
    const plans = run.tally.plans - before;
    if (plans > 0) run.tally.batches.push(reportOf(month, threshold, plans, batch));
    await run.deps.reached?.('batchEnded');
  }
}

async function take(
  run: Run,
  ids: readonly CarePlanId[],
  month: BatchMonth,
  threshold: BatchThreshold,
  batch: StandingBatch | undefined,
): Promise<void> {
  if (ids.length === 0) return;
  const { deps, controller, tally } = run;
  const loaded = await loadPlans(deps, controller, ids);
  const plans = loaded.filter(({ state }) => forgettingOf(state).fence !== 'all');
  const keepingOf = (plan: PlanOnPage): Keeping => keeping(run, plan, month, batch);
  await takePage(deps, controller, plans, { cause: threshold, keepingOf }, tally);
  await tellProgress(run, threshold, month);
}

function keeping(run: Run, plan: PlanOnPage, month: BatchMonth, batch: StandingBatch | undefined): Keeping {
  const level = batch?.levels.get(plan.carePlanId);
  // A hold took it out of its batch after that was planned: it goes by itself, and leaves nothing.
  if (!batch || level === undefined || wasHeldAfter(plan, batch.plannedAt)) return leavingNothing(run);
  return {
    type: 'anonymise',
    batch: month,
    retentionPolicyVersion: policyVersionOf(run.policy),
    residue: residueOf(sourceOf(plan, run.policy), level),
    at: run.deps.clock.now(),
  };
}

const wasHeldAfter = ({ events }: PlanOnPage, plannedAt: number): boolean =>
  events.some(({ type, position }) => type === 'LegalHoldPlaced' && position > plannedAt);

/** The batch of a month as it stands, or planned now; undefined where there is none to be. */
async function batchOf(
  run: Run,
  month: BatchMonth,
  threshold: BatchThreshold,
): Promise<StandingBatch | undefined> {
  const { deps, controller, policy, asOf } = run;
  const loaded = await loadController(deps, controller);
  const standing = standingBatch(loaded, month, threshold);
  if (standing?.isTallied) return standing.batch;
  const along = threshold === 'P5Y' ? await takenAlong(run, month) : undefined;
  const cohort = await gatherCohort(run, month, threshold, along);
  if (cohort.plans.length === 0) return standing?.batch;
  // A past month of which fewer than k are left would tell their month of birth, and nothing else.
  if (!standing && cohort.plans.length < policy.k && month !== monthOf(asOf)) return undefined;
  if (!standing) await planBatch(run, month, threshold, cohort);
  await deps.reached?.('batchPlanned');
  const cells = tallyCells(cohort.counts, policy.k);
  await decide(run, ['tally-cohort', controller, threshold, month], {
    ...{ type: 'tallyCohort', batch: month, threshold, cells },
  });
  await deps.reached?.('cohortTallied');
  return standingBatch(await loadController(deps, controller), month, threshold)?.batch;
}

async function planBatch(
  run: Run,
  month: BatchMonth,
  threshold: BatchThreshold,
  { plans }: Cohort,
): Promise<void> {
  const { policy, controller } = run;
  const planned: readonly PlannedPlan[] = inRandomOrder(planLevels(plans, policy.k));
  await decide(run, ['plan-batch', controller, threshold, month], {
    ...{ type: 'planBatch', batch: month, threshold, policyVersion: policyVersionOf(policy), k: policy.k },
    plans: planned,
  });
}

async function decide(run: Run, name: readonly string[], command: ControllerCommand): Promise<void> {
  const { deps, controller } = run;
  const outcome = await handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command,
    context: { commandId: namedCommandId(...name), actor: retentionActor, scope: { controller } },
  });
  if (outcome.outcome !== 'done') throw new Error(`${command.type} took no effect: ${outcome.outcome}`);
}

function standingBatch(
  { state, events }: LoadedController,
  month: BatchMonth,
  threshold: BatchThreshold,
): { readonly isTallied: boolean; readonly batch: StandingBatch } | undefined {
  const known =
    state.status === 'registered' && state.retention
      ? plannedBatch(state.retention, { batch: month, threshold })
      : undefined;
  if (!known || !isComplete(known)) return undefined;
  const levels = new Map<CarePlanId, ResidueLevel>();
  let plannedAt = -1;
  for (const event of events) {
    if (event.type !== 'AnonymisationBatchPlanned') continue;
    const { data, position } = event;
    if (data.batch !== month || data.threshold !== threshold) continue;
    // Part 1 begins anew what was left in part.
    if (data.part === 1) levels.clear();
    for (const { carePlanId, level } of data.plans) levels.set(carePlanId, level);
    plannedAt = position;
  }
  return { isTallied: known.isTallied, batch: { levels, plannedAt } };
}

/** The month after it when its plans are few, so that they go with this one. */
async function takenAlong(run: Run, month: BatchMonth): Promise<BatchMonth | undefined> {
  const { k } = run.policy;
  const next = plusMonths(month, 1);
  const due = new Map([
    [month, (await firstDue(run, month, k)).length],
    [next, (await firstDue(run, next, k)).length],
  ]);
  return batchMonths(month, due, k)[1];
}

/** The first plans whose 5 years end in a month, no more than that. */
async function firstDue(run: Run, month: BatchMonth, limit: number): Promise<CarePlanId[]> {
  const found: CarePlanId[] = [];
  const { deps, controller, policy, asOf } = run;
  for (let after: CarePlanId | undefined; found.length < limit;) {
    const page = await withTenant(deps.queryPool, controller, (sql) =>
      duePlans(sql, { step: 'everything', month, policy, asOf, after, limit: 200 }),
    );
    found.push(...page.filter(({ cause }) => cause === 'P5Y').map(({ carePlanId }) => carePlanId));
    after = page.at(-1)?.carePlanId;
    if (page.length < 200) break;
  }
  return found.slice(0, limit);
}

function reportOf(
  month: BatchMonth,
  cause: BatchThreshold,
  plans: number,
  batch: StandingBatch | undefined,
): BatchReport {
  const levels: Partial<Record<ResidueLevel, number>> = {};
  for (const level of batch?.levels.values() ?? []) levels[level] = (levels[level] ?? 0) + 1;
  return { month, cause, plans, ...(batch && { levels }) };
}
