import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreUnavailableError } from '@koz/event-store';

/** How often, and after which pauses, an operation is sent again while the store does not answer. */
export interface RetryPolicy {
  /** In milliseconds; one more attempt follows each pause. */
  readonly pauses: readonly number[];
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Four attempts within about a second: a restart of the store passes unseen, an outage surfaces soon. */
export const defaultRetryPolicy: RetryPolicy = { pauses: [50, 200, 800], pause: (ms) => wait(ms) };

/**
 * Runs an idempotent operation again while the store is unavailable, after each pause of the policy. The last
 * {@link EventStoreUnavailableError} is thrown; every other error at once.
 */
export async function retryWhileUnavailable<Answer>(
  operation: () => Promise<Answer>,
  { pauses, pause }: RetryPolicy = defaultRetryPolicy,
): Promise<Answer> {
  for (const milliseconds of pauses) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
      await pause(milliseconds);
    }
  }
  return operation();
}
