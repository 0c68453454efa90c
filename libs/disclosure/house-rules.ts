import type { PublicText } from '@koz/privacy-types';

/**
 * Rules that are no policy's own: `from5y` (hidden by law of the house), `unnamed` (no column speaks of the situation),
 * `unknown` (a part of the situation is not known, or no policy is in force), `pool` (closed without an application),
 * `regieCase` (not needed by a regie that opens one case) and `from2y6m` (closed to it from 2.5 years on).
 * Each needs its words for people: a new one does not compile where they are missing.
 */
export const houseRules = ['from5y', 'unnamed', 'unknown', 'pool', 'regieCase', 'from2y6m'] as const;
export type HouseRule = (typeof houseRules)[number];

/** What decided on a field: a rule of the house, or else the key of a policy's column. */
export type DecidingRule = HouseRule | PublicText;

export const isHouseRule = (rule: string): rule is HouseRule =>
  (houseRules as readonly string[]).includes(rule);
