import { Queue, type IQueueBackend, type JobSchedulerJson } from 'bullmq';
import {
  faultOf,
  jobNames,
  JobRefusedError,
  JobsUnavailableError,
  queueName,
  thresholdOf,
  type AnonymisationJob,
  type JobHandlers,
  type JobName,
  type Jobs,
  type WorkOptions,
} from '@koz/jobs';
import { ConfigurationError, systemClock, type Logger } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { dailiesOf, dailyAt, jobKey, keepLittle, timeZone, wokenOptions, type Daily } from './job-options.js';
import type { QueueServer } from './queue-server.js';
import { defaultTimes, type JobsTimes } from './times.js';
import { within } from './within.js';
import { JobWorker } from './worker.js';

export interface JobsOptions {
  readonly server: QueueServer;
  readonly logger: Logger;
  readonly times?: Partial<JobsTimes>;
}

type JobsQueue = Queue<unknown, void, string, unknown, void, string, IQueueBackend, unknown>;

const dayMs = 86_400_000;
const defaultConcurrency = 2;
const keptEvents = 1_000;

/**
 * Opens the queue on a server, which is prepared first.
 *
 * @throws ConfigurationError when the server is not to be used as it is set.
 * @throws JobsUnavailableError when it is not there.
 */
export async function createJobs({ server, logger, times: given }: JobsOptions): Promise<Jobs> {
  const times = { ...defaultTimes, ...given };
  try {
    await asPortErrors(server.prepare());
  } catch (error) {
    await server.close();
    throw error;
  }
  const queue: JobsQueue = new Queue(
    queueName,
    {
      connection: server.connection,
      ...(server.prefix === undefined ? {} : { prefix: server.prefix }),
      streams: { events: { maxLen: keptEvents } },
    },
    server.factory,
  );
  queue.on('error', (error) => logger.warn({ error, queue: queueName }, 'The queue met an error'));
  return new BullMqJobs(queue, server, logger, times);
}

class BullMqJobs implements Jobs {
  private readonly workers: JobWorker[] = [];
  private closed: Promise<void> | undefined;

  constructor(
    private readonly queue: JobsQueue,
    private readonly server: QueueServer,
    private readonly logger: Logger,
    private readonly times: JobsTimes,
  ) {}

  async wake(controller: ControllerId, only: { job?: JobName; month?: string } = {}): Promise<void> {
    const names = only.job === undefined ? jobNames : [only.job];
    const { month } = only;
    for (const job of names)
      await this.add(job, {
        controller,
        threshold: thresholdOf[job],
        ...(month === undefined ? {} : { month }),
      });
  }

  async reconcile(controllers: readonly ControllerId[]) {
    // The server may have been emptied or replaced under us.
    await asPortErrors(this.server.prepare());
    const found = new Map((await this.ask(this.queue.getJobSchedulers(0, -1))).map((s) => [s.key, s]));
    const made: ControllerId[] = [];
    for (const controller of controllers) {
      const lacking = dailiesOf(controller).filter((daily) => !isKept(found.get(daily.key), daily));
      for (const daily of lacking) await this.schedule(daily);
      if (lacking.length === 0) continue;
      made.push(controller);
      await this.wake(controller);
    }
    const wanted = new Set(controllers.flatMap((controller) => dailiesOf(controller).map(({ key }) => key)));
    const left = [...found.keys()].filter((key) => !wanted.has(key));
    for (const key of left) await this.ask(this.queue.removeJobScheduler(key));
    return { made, removed: left.length };
  }

  work(handlers: JobHandlers, { concurrency = defaultConcurrency }: WorkOptions = {}) {
    const { server, logger, times } = this;
    const wake = (job: JobName, data: AnonymisationJob): Promise<void> => this.add(job, data);
    const worker = new JobWorker({ server, logger, times, wake }, handlers, concurrency);
    this.workers.push(worker);
    return worker;
  }

  async counts() {
    const counts = await this.ask(this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed'));
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting, active, delayed, failed };
  }

  async check(): Promise<true | string> {
    try {
      return await within(this.server.check(), this.times.answerWithinMs);
    } catch {
      return 'the queue does not answer';
    }
  }

  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    this.server.giveUp();
    const closed = Promise.all([...this.workers.map((worker) => worker.closed()), this.queue.close()]);
    await within(closed, this.times.answerWithinMs).catch(() => undefined);
    await this.server.close();
  }

  private async add(job: JobName, data: AnonymisationJob): Promise<void> {
    const fault = faultOf(job, data);
    if (fault) throw new JobRefusedError(fault);
    const key = jobKey(job, data.controller, data.month);
    await this.ask(this.queue.add(job, data, wokenOptions(key, this.times)));
  }

  private async schedule(daily: Daily): Promise<void> {
    const { key, job, data } = daily;
    const opts = { ...keepLittle(this.times), removeOnComplete: true };
    const when = { pattern: dailyAt[job], tz: timeZone };
    try {
      await this.ask(this.queue.upsertJobScheduler(key, when, { name: job, data, opts }));
    } catch (error) {
      // BullMQ refuses the later of two that make the same one at the same moment.
      if (!isKept(await this.ask(this.queue.getJobScheduler(key)), daily)) throw error;
    }
  }

  private ask<T>(answer: Promise<T>): Promise<T> {
    return asPortErrors(within(answer, this.times.answerWithinMs));
  }
}

/** There as it should be, and not a day late: a schedule lives by its next job, which can be lost alone. */
const isKept = (found: JobSchedulerJson | undefined, { job }: Daily): boolean =>
  found !== undefined &&
  found.pattern === dailyAt[job] &&
  found.tz === timeZone &&
  found.next !== undefined &&
  found.next + dayMs > Date.parse(systemClock.now());

async function asPortErrors<T>(outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof JobsUnavailableError || error instanceof ConfigurationError) throw error;
    throw new JobsUnavailableError('the queue could not be reached or did not take it', { cause: error });
  }
}
