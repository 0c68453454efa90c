import { withTenant } from '@koz/platform';
import type { RetentionPolicy } from '@koz/events';
import type { FencedEvent } from '@koz/privacy-fence';
import type { BatchMonth, ControllerId, ErasureCause, OwnDate } from '@koz/privacy-types';
import { duePlans, type DuePlan, type DueQuery } from '@koz/projections/retention-schedule';
import { inRandomOrder } from '@koz/retention';
import { performance } from 'node:perf_hooks';
import { pacingOf, type RetentionDeps } from './deps.js';
import type { Leadership } from './leader.js';
import type { RunRecord } from './recorded-run.js';
import { Tally, type RunProgress } from './report.js';

/** A run under way: whose, by which policy, on which day, and what it came to so far. */
export interface Run {
  readonly deps: RetentionDeps;
  readonly controller: ControllerId;
  readonly policy: RetentionPolicy;
  readonly asOf: OwnDate;
  readonly leadership: Leadership;
  readonly tally: Tally;
  readonly startedAt: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  readonly record?: RunRecord | undefined;
  /** What a controller that is leaving decided: it stands in the fence beside what goes. */
  readonly departure?: readonly FencedEvent[] | undefined;
}

/** Before each page: leaves off when told to, or when the right to go on was lost. */
export async function mayGoOn({ signal, leadership }: Run): Promise<void> {
  signal?.throwIfAborted();
  await leadership.assertHeld();
}

/**
 * Pages of plans that are due, each in random order. The read model is read on by id, so that a plan comes once, also
 * while the model does not know yet what this run did.
 */
export async function* duePages(
  run: Run,
  query: Pick<DueQuery, 'step' | 'month'>,
): AsyncGenerator<readonly DuePlan[]> {
  const { deps, controller, policy, asOf } = run;
  const { pageSize: limit } = pacingOf(deps);
  for (let after: DueQuery['after']; ;) {
    await mayGoOn(run);
    const page = await withTenant(deps.queryPool, controller, (sql) =>
      duePlans(sql, { ...query, policy, asOf, after, limit }),
    );
    if (page.length > 0) yield inRandomOrder(page);
    after = page.at(-1)?.carePlanId;
    if (page.length < limit || after === undefined) return;
  }
}

/** After each page. */
export async function tellProgress(run: Run, cause: ErasureCause, month: BatchMonth): Promise<void> {
  const seconds = (performance.now() - run.startedAt) / 1000;
  const { plans } = run.tally;
  run.onProgress?.({ cause, month, plans, plansPerSecond: Math.round(plans / Math.max(seconds, 0.001)) });
  await run.record?.progress(run.tally);
}
