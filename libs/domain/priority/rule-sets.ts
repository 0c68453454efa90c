import type { PriorityRuleCode } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';

/** `absolute` goes before `priority`, and that before `none`. */
export const priorityLevels = ['absolute', 'priority', 'none'] as const;
export type PriorityLevel = (typeof priorityLevels)[number];

/** The rules of priority in Flanders over a time, for care at the income-based rate. */
export interface PriorityRuleSet {
  /** Named with every evaluation, so that one can be repeated later. */
  readonly version: string;
  /** The first day on which it is in force; absent for the oldest that we know. */
  readonly from?: PlainDate;
  /** The first day on which it is no longer in force; absent for the present one. */
  readonly until?: PlainDate;
  /** True when an application filed before `from` keeps the rules of the day it was filed. */
  readonly onlyFiledSince?: true;
  /** Which ground gives which level; a ground that is not named does not count. */
  readonly grounds: { readonly [Code in PriorityRuleCode]?: Exclude<PriorityLevel, 'none'> };
  /** What a person is told about where the rules come from. */
  readonly source: string;
}

/**
 * Need of care for work or training goes first; the other groups have priority after it. `socialOrPedagogicalNeed` is
 * our word for the families in a vulnerable situation for whom places are kept.
 */
const groundsBefore2024 = {
  workOrTraining: 'absolute',
  siblingInLocation: 'priority',
  singleParent: 'priority',
  lowIncome: 'priority',
  fosterChild: 'priority',
  socialOrPedagogicalNeed: 'priority',
} as const satisfies PriorityRuleSet['grounds'];

/** Oldest first, without a gap: each begins on the day on which the one before it ends. */
export const priorityRuleSets: readonly PriorityRuleSet[] = [
  {
    version: 'vlaanderen-2014',
    until: '2024-04-01',
    grounds: groundsBefore2024,
    source: 'de regels van vóór 1 april 2024',
  },
  {
    // Work or training counted from four fifths, which our code does not say: the organiser checks it. At most a
    // tenth of the places could go to a family with an advice that its situation asks for it.
    version: 'vlaanderen-2024',
    from: '2024-04-01',
    until: '2025-04-30',
    onlyFiledSince: true,
    grounds: {
      workOrTraining: 'absolute',
      siblingInLocation: 'absolute',
      fosterChild: 'absolute',
      socialOrPedagogicalNeed: 'priority',
    },
    source: 'de regels van 1 april 2024',
  },
  {
    // The Constitutional Court struck down the rules of 2024: the earlier ones apply again, also to who filed under them.
    version: 'vlaanderen-2025',
    from: '2025-04-30',
    grounds: groundsBefore2024,
    source: 'de regels van vóór 1 april 2024, opnieuw van toepassing sinds het arrest van 30 april 2025',
  },
];
