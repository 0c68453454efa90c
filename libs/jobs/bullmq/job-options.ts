import type { JobsOptions } from 'bullmq';
import { jobNames, thresholdOf, type AnonymisationJob, type JobName } from '@koz/jobs';
import type { ControllerId } from '@koz/privacy-types';
import { keptJobs, type JobsTimes } from './times.js';

/**
 * What makes two jobs one. Not the job's own id: BullMQ ignores a new job of an id for as long as it keeps the old one,
 * also when that ended long ago. No colons: BullMQ's keys are built with them.
 */
export const jobKey = (job: JobName, controller: ControllerId, month?: string): string =>
  [job, controller, ...(month === undefined ? [] : [month])].join('-');

/** Of a job that was woken: one waits or runs at a time, and what is woken while one runs follows it. */
export const wokenOptions = (key: string, times: JobsTimes): JobsOptions => ({
  ...keepLittle(times),
  deduplication: { id: key, keepLastIfActive: true },
});

/** Nothing of an error's text is kept: no stack, no log. */
export const keepLittle = ({ attempts, retryFirstMs }: JobsTimes): Omit<JobsOptions, 'deduplication'> => ({
  attempts,
  backoff: { type: 'exponential', delay: retryFirstMs },
  removeOnComplete: keptJobs,
  removeOnFail: keptJobs,
  stackTraceLimit: 0,
  keepLogs: 0,
});

export interface Daily {
  readonly key: string;
  readonly job: JobName;
  readonly data: AnonymisationJob;
}

/** The daily schedules of a controller. */
export const dailiesOf = (controller: ControllerId): Daily[] =>
  jobNames.map((job) => ({
    key: jobKey(job, controller),
    job,
    data: { controller, threshold: thresholdOf[job] },
  }));

/** When everything is quiet, and not in the hour that the change to summer time skips. */
export const dailyAt: Readonly<Record<JobName, string>> = { generalise: '0 1 * * *', anonymise: '0 4 * * *' };
export const timeZone = 'Europe/Brussels';
