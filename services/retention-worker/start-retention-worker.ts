import { setTimeout as delay } from 'node:timers/promises';
import type { JobHandler, Jobs, RunningJobs } from '@koz/jobs';
import type { Readiness } from '@koz/platform';
import { dayInBelgium } from '@koz/domain';
import { expireUnnamedKeysOfAll } from './expire-unnamed-keys/expire-unnamed-keys.js';
import { reconcileSchedule } from './reconcile-schedule/reconcile-schedule.js';
import type { RetentionDeps } from './run/deps.js';
import { runRetention } from './run/run-retention.js';

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
      await jobs.reconcile(await locations.controllers());
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

  /**
   * Both jobs have the same run: what is due of a controller hangs together. The second finds nothing left; one that
   * comes while another process is at work waits for it, since that one may have looked before what is due now.
   */
  private handler(): JobHandler {
    const { deps } = this;
    return async ({ controller }, signal) => {
      for (;;) {
        const report = await runRetention(deps, { controller, signal });
        if (report.reason !== 'busy') return;
        await delay(deps.retryInMs ?? 1000, undefined, { signal });
      }
    };
  }
}
