import { setTimeout as delay } from 'node:timers/promises';
import type { JobHandler, Jobs, RunningJobs } from '@koz/jobs';
import { dayInBelgium } from '@koz/domain';
import type { Readiness } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { openRetentionRuns } from '@koz/retention-runs';
import { expireUnnamedKeysOfAll } from './expire-unnamed-keys/expire-unnamed-keys.js';
import { reconcileSchedule } from './reconcile-schedule/reconcile-schedule.js';
import type { RetentionDeps } from './run/deps.js';
import { makeRuns } from './run/recorded-run.js';

export interface RetentionWorkerDeps extends RetentionDeps {
  /** Opens the queue that wakes this worker. */
  readonly jobs: () => Promise<Jobs>;
  readonly readiness?: Readiness;
  /** Time between two rounds in milliseconds; an hour when absent. */
  readonly everyMs?: number;
  /** Time before the queue is tried again, or a controller at which another is at work, in milliseconds. */
  readonly retryInMs?: number;
}

export interface RunningRetentionWorker {
  /** Tells the runs under way to leave off, and waits for them. */
  stop(): Promise<void>;
}

const hour = 3_600_000;

/**
 * Does what is due whenever a job wakes it, and keeps the vault free of keys that nothing uses. Each round makes the
 * daily jobs anew that the queue lost, for all controllers, and once a day the schedule is held against the log. What
 * fails is logged and tried again at the next round.
 */
export function startRetentionWorker(deps: RetentionWorkerDeps): RunningRetentionWorker {
  const ending = new AbortController();
  const worker = new RetentionWorker(deps, ending.signal);
  deps.readiness?.add('retention', () => worker.isTakingJobs || 'the queue is not open yet');
  const running = worker.run();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

class RetentionWorker {
  private taking: RunningJobs | undefined;
  /** The day on which the schedule was last held against the log, in Belgium. */
  private reconciledOn: string | undefined;

  constructor(
    private readonly deps: RetentionWorkerDeps,
    private readonly signal: AbortSignal,
  ) {}

  get isTakingJobs(): boolean {
    return this.taking !== undefined;
  }

  /** Returns when the signal aborts; never throws. */
  async run(): Promise<void> {
    const { everyMs = hour, retryInMs = 1000 } = this.deps;
    while (!this.signal.aborted) {
      const isInOrder = await this.round();
      await this.reconcileDaily();
      await delay(isInOrder ? everyMs : retryInMs, undefined, { signal: this.signal, ref: false }).catch(
        () => undefined,
      );
    }
    await this.taking?.stop();
  }

  /** True when the queue was in order; else it is soon tried again. */
  private async round(): Promise<boolean> {
    const { logger, locations } = this.deps;
    try {
      await expireUnnamedKeysOfAll(this.deps);
    } catch (error) {
      logger.error({ error }, 'Unused keys could not be deleted');
    }
    try {
      const jobs = await this.deps.jobs();
      if (this.signal.aborted) return true;
      const handler = this.handler();
      this.taking ??= jobs.work({ generalise: handler, anonymise: handler });
      const controllers = await locations.controllers();
      await jobs.reconcile(controllers);
      await this.wakeForOpenRuns(jobs, controllers);
      return true;
    } catch (error) {
      logger.error({ error }, 'The queue of retention is not in order');
      return false;
    }
  }

  private async reconcileDaily(): Promise<void> {
    const { clock, logger } = this.deps;
    const today = dayInBelgium(clock.now());
    if (this.reconciledOn === today) return;
    try {
      if (await reconcileSchedule(this.deps, this.signal)) this.reconciledOn = today;
    } catch (error) {
      if (this.signal.aborted) return;
      logger.error({ error }, 'The retention schedule could not be held against the log');
    }
  }

  /** What was asked for stands in its table: it is done too when nobody was woken for it, or who was has died. */
  private async wakeForOpenRuns(jobs: Jobs, controllers: readonly ControllerId[]): Promise<void> {
    for (const controller of controllers)
      if ((await openRetentionRuns(this.deps.vaultPool, controller)).length > 0) await jobs.wake(controller);
  }

  /**
   * Both jobs have the same run: what is due of a controller hangs together. The second finds nothing left; one that
   * comes while another process is at work waits for it, since that one may have looked before what is due now.
   */
  private handler(): JobHandler {
    const { deps } = this;
    return async ({ controller }, signal) => {
      while (!(await makeRuns(deps, controller, signal)))
        await delay(deps.retryInMs ?? 1000, undefined, { signal });
    };
  }
}
