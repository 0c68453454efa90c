import {
  controllerStream,
  handle,
  loadController,
  namedCommandId,
  type LoadedController,
} from '@koz/command-handling';
import { controllerDecider } from '@koz/domain';
import { withTenant } from '@koz/platform';
import { forgetLookups, keysOfController } from '@koz/privacy-keys';
import type { BatchMonth, ControllerId } from '@koz/privacy-types';
import { namedKeys, planKeys } from '@koz/projections/plan-keys';
import { scheduledPlans } from '@koz/projections/retention-schedule';
import { inRandomOrder, monthOf } from '@koz/retention';
import { renewEpochs, retentionActor } from '@koz/shredding';
import { pacingOf, type RetentionDeps } from '../run/deps.js';
import { finishRecorded, leavingNothing } from '../run/early-ends.js';
import { loadPlans, type PlanOnPage } from '../run/load-plans.js';
import { mayGoOn, tellProgress, type Run } from '../run/run.js';
import { isReadModelUpTo, isScheduleUpTo } from '../run/schedule-up-to.js';
import { takePage } from '../run/take-page.js';

/** Why a departure that was begun is not at its end. */
export type DepartureRest =
  /** A legal hold was placed since: those plans stay until it is lifted. */
  | 'held'
  /** A read model has not come up to the end of the log. */
  | 'scheduleBehind'
  /** The log names keys that are still there, of plans that the schedule does not know. */
  | 'keysLeft';

/**
 * Destroys the keys of all plans of a controller that began to leave, page by page in random order, through the steps of
 * every other end of a plan; then its lookup rows, and says that it left. May be broken off anywhere: whoever runs next,
 * a command or the daily run, goes on.
 *
 * @returns why it is not at its end; undefined when it is
 */
export async function destroyAll(run: Run): Promise<DepartureRest | undefined> {
  const { deps, controller } = run;
  await finishRecorded(run);
  // A filing that was under way as the day came may stand in the log after the first look.
  for (let taken = -1; taken !== 0;) {
    if (!(await isScheduleUpTo(deps, await deps.store.lastPosition()))) return 'scheduleBehind';
    taken = await takeAllOnce(run);
  }
  run.tally.epochsDestroyed += (await renewEpochs(deps, controller)).destroyed.length;
  if (await hasPlans(run)) return 'held';
  const left = await namedKeysLeft(deps, controller);
  if (left !== undefined) return left;
  await forgetLookups({ pool: deps.vaultPool, keyring: deps.keyring }, controller);
  await recordLeft(deps, controller);
  return undefined;
}

/** Takes each plan once; how many that was. */
async function takeAllOnce(run: Run): Promise<number> {
  const { deps, controller, tally } = run;
  const before = tally.plans;
  const { pageSize: limit } = pacingOf(deps);
  const month = monthOf(run.asOf) as BatchMonth;
  for (let after: PlanOnPage['carePlanId'] | undefined; ;) {
    await mayGoOn(run);
    const page = await withTenant(deps.queryPool, controller, (sql) => scheduledPlans(sql, { after, limit }));
    const ids = inRandomOrder(page.map(({ carePlanId }) => carePlanId));
    const plans = await loadPlans(deps, controller, ids);
    await takePage(
      deps,
      controller,
      plans,
      { cause: 'departure', keepingOf: () => leavingNothing(run), fencedBeside: run.departure },
      tally,
    );
    await tellProgress(run, 'departure', month);
    after = page.at(-1)?.carePlanId;
    if (page.length < limit) break;
  }
  const taken = tally.plans - before;
  if (taken > 0) tally.batches.push({ month, cause: 'departure', plans: taken });
  return taken;
}

/** Whether the schedule, brought up to the log, still has a plan: only one that is held can be. */
async function hasPlans({ deps, controller }: Run): Promise<boolean> {
  const plans = await withTenant(deps.queryPool, controller, (sql) => scheduledPlans(sql, { limit: 1 }));
  return plans.length > 0;
}

/**
 * Holds the end against the vault itself: not a key may be left that an event names. Those that no event names were made
 * ahead, protect nothing, and go within a day.
 */
async function namedKeysLeft(
  deps: RetentionDeps,
  controller: ControllerId,
): Promise<Extract<DepartureRest, 'keysLeft' | 'scheduleBehind'> | undefined> {
  const { vaultPool, queryPool, store } = deps;
  const last = await store.lastPosition();
  if (!(await isReadModelUpTo(deps, planKeys.name, last))) return 'scheduleBehind';
  for await (const ids of keysOfController(vaultPool, controller)) {
    const { processedUpTo, named } = await withTenant(queryPool, controller, (sql) => namedKeys(sql, ids));
    if (processedUpTo < last) return 'scheduleBehind';
    if (named.size > 0) return 'keysLeft';
  }
  return undefined;
}

async function recordLeft(deps: RetentionDeps, controller: ControllerId): Promise<void> {
  await decideOnController(deps, controller, 'complete-departure', { type: 'completeDeparture' });
}

/** Decides something on the controller's own stream, as the system; under the same name once. */
export async function decideOnController(
  deps: RetentionDeps,
  controller: ControllerId,
  name: string,
  command: Parameters<typeof controllerDecider.decide>[0],
): Promise<LoadedController> {
  const outcome = await handle(deps, {
    stream: controllerStream(controller),
    decider: controllerDecider,
    command,
    context: {
      commandId: namedCommandId(name, controller),
      actor: retentionActor,
      scope: { controller },
    },
  });
  if (outcome.outcome !== 'done')
    throw new Error(
      `the controller did not ${command.type}: ${outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome}`,
    );
  return loadController(deps, controller);
}
