import type { PublishedDuration } from '../figures.js';

/** Median and 90th percentile by nearest rank, in whole weeks; null over fewer than k. */
export function durationOf(weeks: readonly number[], k: number): PublishedDuration | null {
  if (weeks.length < Math.max(k, 1)) return null;
  const sorted = [...weeks].sort((one, other) => one - other);
  const atRank = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { medianWeeks: atRank(0.5), percentile90Weeks: atRank(0.9) };
}
