import type { Jobs } from '@koz/jobs';

/** A queue of its own, with the ways to disturb it and to look into it that the contract needs. */
export interface JobsHarness {
  /** The queue as one more process would have it. Closed by `dispose`. */
  open(): Promise<Jobs>;
  /** A process of its own that takes one job, never ends it, and is there until it is killed. */
  startDoomedWorker(): Promise<DoomedWorker>;
  /** Everything that the server holds of this queue. */
  stored(): Promise<Stored>;
  /** Puts something into the queue past the port, as whoever has access to the server could. */
  plant(name: string, data: unknown): Promise<void>;
  /** Has the daily job of this name come now, for every controller that has one. */
  letDailyJobsCome(): Promise<void>;
  /** Ends every connection to the server. */
  breakConnections(): Promise<void>;
  /** Takes the queue away, with all that it holds. */
  lose(): Promise<void>;
  dispose(): Promise<void>;
}

export interface DoomedWorker {
  /** Resolves when it has a job. */
  readonly took: Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

export interface Stored {
  /** Names and values alike: where a spec looks for what must not be there. */
  readonly text: string;
  /** The data of each job and schedule. */
  readonly data: readonly unknown[];
}
