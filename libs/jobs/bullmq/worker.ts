import { WaitingError, Worker, type IQueueBackend, type Job, type JobProgress } from 'bullmq';
import {
  faultOf,
  JobRefusedError,
  queueName,
  type AnonymisationJob,
  type JobHandlers,
  type JobName,
  type RunningJobs,
} from '@koz/jobs';
import type { Logger } from '@koz/platform';
import type { QueueServer } from './queue-server.js';
import { storedFailure } from './stored-failure.js';
import { mostStalls, type JobsTimes } from './times.js';
import { within } from './within.js';

export interface WorkerDeps {
  readonly server: QueueServer;
  readonly times: JobsTimes;
  readonly logger: Logger;
  /** What a daily job does. */
  readonly wake: (job: JobName, data: AnonymisationJob) => Promise<void>;
}

type JobsWorker = Worker<unknown, void, string, IQueueBackend, JobProgress, unknown>;

/** A job under way in this process. */
interface UnderWay {
  readonly id: string | undefined;
  readonly leaveOff: AbortController;
  readonly ended: Promise<void>;
}

/** Takes jobs from the queue, keeps them its own while they last, and gives them back when it is told to stop. */
export class JobWorker implements RunningJobs {
  private readonly underWay = new Set<UnderWay>();
  private readonly worker: JobsWorker;
  private stopping = false;
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly deps: WorkerDeps,
    private readonly handlers: JobHandlers,
    concurrency: number,
  ) {
    const { server, times, logger } = deps;
    this.worker = new Worker(
      queueName,
      (job, token) => this.take(job, token),
      {
        connection: server.connection,
        ...(server.prefix === undefined ? {} : { prefix: server.prefix }),
        concurrency,
        lockDuration: times.lockMs,
        stalledInterval: times.lookForStalledMs,
        maxStalledCount: mostStalls,
        runRetryDelay: times.readAgainMs,
      },
      server.factory,
    );
    this.worker.on('error', (error) => logger.warn({ error, queue: queueName }, 'A worker met an error'));
    this.worker.on('lockRenewalFailed', (ids) => this.giveUp(ids));
    this.worker.on('stalled', () => logger.warn({ queue: queueName }, 'A job was taken over'));
  }

  stop(): Promise<void> {
    this.stopping = true;
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    const closing = this.closed();
    for (const { leaveOff } of this.underWay) leaveOff.abort();
    await Promise.all([...this.underWay].map(({ ended }) => ended));
    // A server that is away cannot be told; what was not given back is taken over when its lock ends.
    await within(closing, this.deps.times.answerWithinMs).catch(() => undefined);
  }

  /** Resolves when its connections are closed: not before a server that is away is back, or given up. */
  closed(): Promise<void> {
    return this.worker.close();
  }

  /** Somebody else has these now, or soon. */
  private giveUp(ids: readonly string[]): void {
    for (const { id, leaveOff } of this.underWay) if (id !== undefined && ids.includes(id)) leaveOff.abort();
  }

  private async take(job: Job<unknown, void>, token: string | undefined): Promise<void> {
    // It was asked for before the stop.
    if (this.stopping) await giveBack(job, token);
    const leaveOff = new AbortController();
    const outcome = this.run(job, leaveOff.signal);
    const entry = { id: job.id, leaveOff, ended: outcome.catch(() => undefined) };
    this.underWay.add(entry);
    try {
      await outcome;
    } catch (error) {
      if (this.stopping && leaveOff.signal.aborted) await giveBack(job, token);
      throw this.failure(job, error);
    } finally {
      this.underWay.delete(entry);
    }
  }

  private async run(job: Job<unknown, void>, signal: AbortSignal): Promise<void> {
    const { name, data } = checked(job);
    // A daily job only wakes: so that no two of a controller run at once, whatever called them.
    if (job.repeatJobKey !== undefined) return this.deps.wake(name, data);
    await this.handlers[name](data, signal);
  }

  private failure(job: Job<unknown, void>, error: unknown): Error {
    const attempt = job.attemptsMade + 1;
    const refused = error instanceof JobRefusedError;
    const last = refused || attempt >= this.deps.times.attempts;
    const told = { error, attempt, queue: queueName, ...(refused ? {} : { job: job.name }) };
    if (last) this.deps.logger.error(told, 'A job was given up');
    else this.deps.logger.warn(told, 'A job failed and is tried again');
    return storedFailure(error);
  }
}

/** A job is what comes out of the queue, not what was put into it: others may have access to the server. */
function checked(job: Job<unknown, void>): { name: JobName; data: AnonymisationJob } {
  const fault = faultOf(job.name, job.data);
  if (fault) {
    // Whatever it holds is not kept.
    job.opts.removeOnFail = true;
    throw new JobRefusedError(fault);
  }
  return { name: job.name as JobName, data: job.data as AnonymisationJob };
}

/** To the queue again, as if it had not been taken. */
async function giveBack(job: Job<unknown, void>, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
