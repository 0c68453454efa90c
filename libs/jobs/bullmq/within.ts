import { JobsUnavailableError } from '@koz/jobs';

/** What comes of it, or an error after so long: a client that waits for its server to be back waits for ever. */
export async function within<T>(outcome: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new JobsUnavailableError('the queue did not answer in time')), ms);
  });
  // When the timer was first nobody else meets what becomes of it.
  outcome.catch(() => undefined);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
