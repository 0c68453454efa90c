import { disclosureGrounds, type DisclosureGround } from '../disclosure.js';

export const alertRules = [
  'manyPlansOpened',
  'manyCasesOpened',
  'manyPlansWithoutApplication',
  'farAboveOwnHabit',
] as const;
export type AlertRule = (typeof alertRules)[number];

/** What a rule counts: the distinct plans that one viewer was shown, on some grounds, in an hour or a day in Belgium. */
export interface RuleTerms {
  readonly window: 'hour' | 'day';
  readonly grounds: readonly DisclosureGround[];
  /** As many raise no alert; one more does. */
  readonly upTo: number;
  /** Beside that, so many times what the viewer sees on a usual day, reckoned over its own days before. */
  readonly habit?: Habit;
  /** Why this number. */
  readonly because: string;
}

export interface Habit {
  /** Of the median of the viewer's own days on which it saw anything. */
  readonly times: number;
  /** How many days back these are looked for. */
  readonly days: number;
  /** Fewer such days are no habit yet: then nothing is compared with it. */
  readonly leastDays: number;
}

/** The thresholds, all of them. Not settable: who is watched must not be able to move them by a setting. */
export const ruleTerms: Readonly<Record<AlertRule, RuleTerms>> = {
  manyPlansOpened: {
    window: 'hour',
    grounds: ['detail'],
    upTo: 60,
    because: 'One a minute for a whole hour: nobody reads and decides that fast; a copying script does.',
  },
  manyCasesOpened: {
    window: 'day',
    grounds: ['regieCase'],
    upTo: 30,
    because:
      'The regie opens a case to mediate or to answer somebody: a quarter of an hour each fills a day at 30.',
  },
  manyPlansWithoutApplication: {
    window: 'day',
    grounds: ['pool', 'emergencyList'],
    upTo: 250,
    because:
      'Five full pages of the pool: who has a place to fill chooses from fewer, and asked none of the others.',
  },
  farAboveOwnHabit: {
    window: 'day',
    grounds: disclosureGrounds,
    upTo: 150,
    habit: { times: 5, days: 28, leastDays: 5 },
    because:
      'Five times the own usual day. Below three pages of an inbox even that is work: a new round, a holiday.',
  },
};

/** What one viewer did in one window, as far as a rule counts it. */
export interface Activity {
  /** Distinct plans. */
  readonly number: number;
  /** Distinct plans of each earlier day on which the viewer saw anything, as far back as the rule looks. */
  readonly usualDays?: readonly number[];
}

/** A rule that was broken: `threshold` would not have broken it. */
export interface Unusual {
  readonly number: number;
  readonly threshold: number;
}

/** Whether a viewer's activity in a window is unusual by a rule. Pure. */
export function unusual(
  { upTo, habit }: RuleTerms,
  { number, usualDays = [] }: Activity,
): Unusual | undefined {
  if (habit && usualDays.length < habit.leastDays) return undefined;
  const threshold = habit ? Math.max(upTo, Math.floor(habit.times * median(usualDays))) : upTo;
  return number > threshold ? { number, threshold } : undefined;
}

/** Of at least one number. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
