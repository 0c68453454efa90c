import { performance } from 'node:perf_hooks';
import { loadController, loadRetentionPolicy } from '@koz/command-handling';
import { dayInBelgium, type DepartureRefusal } from '@koz/domain';
import { withTenant } from '@koz/platform';
import {
  tiers,
  type CarePlanId,
  type ControllerId,
  type FileHash,
  type OwnDate,
  type Tier,
} from '@koz/privacy-types';
import { scheduledPlans } from '@koz/projections/retention-schedule';
import { catchUpWithFence } from '@koz/shredding';
import { pacingOf, type RetentionDeps } from '../run/deps.js';
import { Leadership } from '../run/leader.js';
import { Tally, type RunProgress } from '../run/report.js';
import { clockDiffers } from '../run/clock-differs.js';
import { isScheduleUpTo } from '../run/schedule-up-to.js';
import { changesAfter, departureEvents, departureOf, plansHeld, refusalToBegin } from './checks.js';
import { decideOnController, destroyAll, type DepartureRest } from './destroy-all.js';

export interface LeaveOptions {
  readonly controller: ControllerId;
  /** The export that the controller took along, by the hash of its file. */
  readonly exportHash: FileHash;
  /** Says what would go, and changes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Leaves off between two pages; whoever runs next goes on from there. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** Why nothing was destroyed, or not everything. */
export type LeaveStop =
  | DepartureRefusal['code']
  | DepartureRest
  | 'notRegistered'
  /** Another process is at work for this controller. */
  | 'busy'
  /** The clock and the database's are more than a day apart. */
  | 'clockDiffers'
  /** Families or organisers did something since the export: it does not say all. */
  | 'changedSinceExport';

/** What leaving came to, or would. Counts, codes and ids: nothing of a person. */
export interface LeaveReport {
  readonly controller: ControllerId;
  readonly dryRun: boolean;
  readonly outcome: 'left' | 'stopped' | 'dryRun';
  readonly reason?: LeaveStop;
  /** Plans of which something was destroyed; in a dry run, would be. */
  readonly plans: number;
  readonly keys: Readonly<Record<Tier, number>>;
  /** With `held`: which plans. */
  readonly held: readonly CarePlanId[];
  /** With `changedSinceExport`: how many events. */
  readonly changes: number;
  readonly applicationsEnded: number;
  readonly seconds: number;
}

/**
 * Destroys every key of a controller that leaves. Refused, before anything is destroyed, without a decision of two
 * officers whose day has come, an export made since that says all, and while a legal hold keeps a plan. From
 * `DepartureBegun` on there is no way back, and a run that is broken off is taken up by the next: this one, or the daily
 * one of retention.
 */
export async function leaveController(deps: RetentionDeps, options: LeaveOptions): Promise<LeaveReport> {
  const { controller, dryRun = false } = options;
  const startedAt = performance.now();
  const tally = new Tally();
  const report = (outcome: LeaveReport['outcome'], more: Partial<LeaveReport> = {}): LeaveReport => ({
    ...{ controller, dryRun, outcome, plans: tally.plans, keys: tally.destroyed },
    ...{ held: [], changes: 0, applicationsEnded: tally.applicationsEnded },
    seconds: Math.round(performance.now() - startedAt) / 1000,
    ...more,
  });
  const stopped = (reason: LeaveStop, more: Partial<LeaveReport> = {}) =>
    report('stopped', { reason, ...more });
  const leadership = await Leadership.tryAcquire(deps.vaultPool, controller);
  if (!leadership) return stopped('busy');
  try {
    if (await clockDiffers(deps)) return stopped('clockDiffers');
    await deps.reached?.('begun');
    if (!dryRun) tally.resumed = (await catchUpWithFence(deps, controller)).entries;
    const fault = await faultOf(deps, options);
    if (fault) return stopped(fault.reason, fault);
    if (dryRun) return report('dryRun', await whatWouldGo(deps, controller));
    const asOf = dayInBelgium(deps.clock.now()) as OwnDate;
    const policy = await loadRetentionPolicy(deps, controller, asOf);
    if (!policy) return stopped('notRegistered');
    const { exportHash, signal, onProgress } = options;
    const begin = { type: 'beginDeparture', exportHash, at: deps.clock.now() } as const;
    const loaded = await decideOnController(deps, controller, 'begin-departure', begin);
    await deps.reached?.('begun');
    const run = { deps, controller, policy, asOf, leadership, tally, startedAt, signal, onProgress };
    const rest = await destroyAll({ ...run, departure: departureEvents(loaded) });
    if (rest !== undefined)
      return stopped(rest, rest === 'held' ? { held: await plansHeld(deps, controller) } : {});
    await deps.reached?.('ended');
    deps.logger.warn(
      { controller, plans: tally.plans },
      'A controller left: every key of its plans is destroyed',
    );
    return report('left');
  } finally {
    await leadership.release();
  }
}

/** What stands in the way; once it has begun only the export that it began with. */
async function faultOf(
  deps: RetentionDeps,
  { controller, exportHash }: LeaveOptions,
): Promise<
  { readonly reason: LeaveStop; readonly held?: CarePlanId[]; readonly changes?: number } | undefined
> {
  const refusal = await refusalToBegin(deps, controller, exportHash);
  if (refusal !== undefined) return { reason: refusal };
  if (!(await isScheduleUpTo(deps, await deps.store.lastPosition()))) return { reason: 'scheduleBehind' };
  const departure = departureOf(await loadController(deps, controller));
  if (departure?.status !== 'confirmed') return undefined;
  const held = await plansHeld(deps, controller);
  if (held.length > 0) return { reason: 'held', held };
  const changes = await changesAfter(deps, controller, departure.exported?.to ?? -1);
  return changes > 0 ? { reason: 'changedSinceExport', changes } : undefined;
}

async function whatWouldGo(
  deps: RetentionDeps,
  controller: ControllerId,
): Promise<Pick<LeaveReport, 'plans' | 'keys'>> {
  const keys: Record<Tier, number> = { precise: 0, identity: 0, planning: 0 };
  const { pageSize: limit } = pacingOf(deps);
  let plans = 0;
  for (let after: CarePlanId | undefined; ;) {
    const page = await withTenant(deps.queryPool, controller, (sql) => scheduledPlans(sql, { after, limit }));
    plans += page.length;
    for (const { keysLeft } of page) for (const tier of tiers) keys[tier] += keysLeft.includes(tier) ? 1 : 0;
    after = page.at(-1)?.carePlanId;
    if (page.length < limit) return { plans, keys };
  }
}
