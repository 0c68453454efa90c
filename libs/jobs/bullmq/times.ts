/** How long things take, in milliseconds by the system's clock: a queue has no other. */
export interface JobsTimes {
  /** A job belongs to its worker for so long; renewed halfway, as long as the process lives. */
  readonly lockMs: number;
  /** How often a worker looks for jobs whose worker is gone. */
  readonly lookForStalledMs: number;
  /** Pause before the second attempt; doubled before each further one. */
  readonly retryFirstMs: number;
  readonly attempts: number;
  /** Pause after the queue could not be read. */
  readonly readAgainMs: number;
  /** The longest that a question to the queue takes before it counts as not available. */
  readonly answerWithinMs: number;
}

export const defaultTimes: JobsTimes = {
  lockMs: 30_000,
  lookForStalledMs: 30_000,
  retryFirstMs: 5_000,
  attempts: 5,
  readAgainMs: 5_000,
  answerWithinMs: 5_000,
};

/** A job whose worker dies this often is given up for the day: it may be what kills it. */
export const mostStalls = 5;
/** So many of the jobs that ended are kept, to be looked at. */
export const keptJobs = 100;
