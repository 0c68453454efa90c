import type { BackendFactory, IQueueBackend } from 'bullmq';

/** The server that a queue stands on, as BullMQ is to use it: the only thing in which the two adapters differ. */
export interface QueueServer {
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  /** What `factory` connects with. Holds a password. */
  readonly connection: unknown;
  /** What the names of our keys begin with, where keys are shared with others. */
  readonly prefix?: string;
  /**
   * Makes what the queue needs and the server lacks, and refuses a server that would not keep it.
   *
   * @throws ConfigurationError for one that is not to be used as it is set.
   */
  prepare(): Promise<void>;
  /** True when the server answers and may be relied on; otherwise why not, in fixed words of ours. */
  check(): Promise<true | string>;
  /** From now on a server that is away is not waited for: what is being closed can end. */
  giveUp(): void;
  close(): Promise<void>;
}
