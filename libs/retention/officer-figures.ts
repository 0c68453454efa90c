import { tiers, type BatchMonth, type Tier } from '@koz/privacy-types';
import type { Month } from './months.js';

/** How many plans lose a tier in a month, and how many of those a legal hold keeps. */
export interface CountOfMonth {
  readonly month: BatchMonth;
  readonly tier: Tier;
  readonly plans: number;
  readonly held: number;
}

/** What an officer is shown of what is to go. */
export interface OfficerFigures {
  /** From the present month on; null below k, since a month names the birth month of those who go in it. */
  readonly months: readonly {
    readonly month: BatchMonth;
    readonly tier: Tier;
    readonly plans: number | null;
  }[];
  /** Of before the present month, and not held. One exact figure over all months: one plan that is late must be seen. */
  readonly overdue: Readonly<Record<Tier, number>>;
  /** Over all months too. */
  readonly held: Readonly<Record<Tier, number>>;
}

/** @param counts of the whole schedule, in the order in which months are to stand */
export function officerFigures(
  counts: readonly CountOfMonth[],
  { k, presentMonth }: { readonly k: number; readonly presentMonth: Month },
): OfficerFigures {
  const isLate = ({ month }: CountOfMonth) => month < presentMonth;
  return {
    months: counts
      .filter((count) => !isLate(count))
      .map(({ month, tier, plans }) => ({ month, tier, plans: plans < k ? null : plans })),
    overdue: perTier(counts.filter(isLate), ({ plans, held }) => plans - held),
    held: perTier(counts, ({ held }) => held),
  };
}

function perTier(
  counts: readonly CountOfMonth[],
  figure: (count: CountOfMonth) => number,
): Record<Tier, number> {
  const sum = (tier: Tier) =>
    counts.filter((count) => count.tier === tier).reduce((total, count) => total + figure(count), 0);
  return Object.fromEntries(tiers.map((tier) => [tier, sum(tier)])) as Record<Tier, number>;
}
