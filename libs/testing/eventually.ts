import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const betweenTriesMs = 10;

/**
 * Waits until the condition returns something truthy, and gives that back. A condition that throws counts as not yet.
 *
 * @param withinMs how long to wait at most: a bound for failures, never what a passing test depends on.
 * @throws the condition's last error, or one that says it did not come true.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  withinMs = 20_000,
): Promise<NonNullable<Awaited<T>>> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const outcome = await settled(condition);
    if ('value' in outcome && outcome.value) return outcome.value as NonNullable<Awaited<T>>;
    if (performance.now() > giveUpAt) {
      throw 'error' in outcome ? outcome.error : new Error(`The condition did not come true: ${condition}`);
    }
    await delay(betweenTriesMs);
  }
}

async function settled<T>(condition: () => T | Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await condition() };
  } catch (error) {
    return { error };
  }
}
