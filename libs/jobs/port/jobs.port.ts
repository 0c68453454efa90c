import type { ControllerId } from '@koz/privacy-types';
import type { AnonymisationJob, JobFault, JobName } from './job.js';

/** What wakes retention: it can be lost entirely, since what is due follows from the log (rule 6). */
export interface Jobs {
  /**
   * Has the controller's jobs run as soon as a worker is free. One that waits already is not queued again; one that
   * is running runs once more afterwards, for it may have looked before what is due now.
   *
   * @throws JobRefusedError when what is asked for is not a job.
   * @throws JobsUnavailableError when the queue does not take it: nothing is lost, the daily job comes.
   */
  wake(controller: ControllerId, only?: WakeOnly): Promise<void>;

  /**
   * Makes the daily schedules that these controllers lack, removes those of others, and wakes whoever lacked one: what
   * the queue held for them may have been lost as well.
   *
   * @throws JobsUnavailableError
   */
  reconcile(controllers: readonly ControllerId[]): Promise<Reconciled>;

  /** Begins to take jobs, each by one worker at a time of all processes. */
  work(handlers: JobHandlers, options?: WorkOptions): RunningJobs;

  /** @throws JobsUnavailableError */
  counts(): Promise<JobCounts>;

  /** True when the queue answers and may be relied on; otherwise why not, in fixed words of ours. */
  check(): Promise<true | string>;

  /** Closes what this opened; workers first, each after its present job. */
  close(): Promise<void>;
}

export interface WakeOnly {
  /** One of the two; both when absent. */
  readonly job?: JobName;
  /** One batch; every batch that is due when absent. */
  readonly month?: string;
}

export interface Reconciled {
  /** Controllers of which a schedule had to be made. */
  readonly made: readonly ControllerId[];
  /** How many schedules of controllers that are not named were removed. */
  readonly removed: number;
}

/**
 * What a job does. It may be called more than once for the same job, at the same time too when a worker was thought dead
 * that was not (at least once): it must be idempotent, and guard what two may not do together by itself.
 *
 * `signal` is aborted when the process stops or the job was given to another worker. A handler then leaves off at the
 * next safe point by throwing; when the process stops the job goes back to the queue uncounted. An error makes it be
 * tried again with growing pauses; of the error the queue keeps name and code.
 */
export type JobHandler = (job: AnonymisationJob, signal: AbortSignal) => Promise<void>;

export type JobHandlers = Readonly<Record<JobName, JobHandler>>;

export interface WorkOptions {
  /** Jobs at a time in this process; 2 when absent. */
  readonly concurrency?: number;
}

export interface RunningJobs {
  /** Takes no more jobs, tells those under way to leave off, and waits for them. */
  stop(): Promise<void>;
}

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  /** Waiting for their next attempt, or for their hour. */
  readonly delayed: number;
  /** Given up for today after every attempt. */
  readonly failed: number;
}

/** Something that is no job, by whoever asked for it or whoever put it into the queue. */
export class JobRefusedError extends Error {
  override readonly name = 'JobRefusedError';
  /** The rule that it breaks. */
  readonly code: JobFault['rule'];

  constructor(readonly fault: JobFault) {
    super(fault.rule === 'invalid' ? `a job's ${fault.field} is not valid` : fault.rule);
    this.code = fault.rule;
  }
}

/** The queue cannot be reached, or did not answer in time; what was asked may have been done. */
export class JobsUnavailableError extends Error {
  override readonly name = 'JobsUnavailableError';
}
