import type { PriorityRuleCode } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import { priorityLevels, priorityRuleSets, type PriorityLevel, type PriorityRuleSet } from './rule-sets.js';

/** Calendar days of Europe/Brussels. */
export interface PriorityDates {
  readonly filedOn: PlainDate;
  readonly today: PlainDate;
}

export interface Priority {
  /** The version of the rule set that decided. */
  readonly ruleSet: string;
  readonly level: PriorityLevel;
  /** The grounds given that count under it, those of the highest level first. */
  readonly counted: readonly PriorityRuleCode[];
  /** For a person, in Dutch. It names grounds: it is as personal as they are. */
  readonly explanation: string;
}

/** What a ground is called, inside a sentence. */
export const priorityGroundNames: Readonly<Record<PriorityRuleCode, string>> = {
  siblingInLocation: 'een broer of zus in de locatie',
  singleParent: 'een alleenstaande ouder',
  lowIncome: 'een laag inkomen',
  fosterChild: 'een pleegkind',
  workOrTraining: 'werk of opleiding',
  socialOrPedagogicalNeed: 'een sociale of pedagogische nood',
};

const conclusions: Readonly<Record<PriorityLevel, string>> = {
  absolute: 'Absolute voorrang',
  priority: 'Voorrang',
  none: 'Geen voorrang',
};

/** The rule set that governs an application today. */
export function priorityRuleSetFor({ filedOn, today }: PriorityDates): PriorityRuleSet {
  const present = inForceOn(today);
  return present.onlyFiledSince && filedOn < (present.from ?? '') ? inForceOn(filedOn) : present;
}

/**
 * Whether an application has priority, by which version of the rules, and why. Pure: the same grounds and dates always
 * give the same answer. Several grounds of one level weigh no more than one: the rules know no points.
 */
export function evaluatePriority(grounds: readonly PriorityRuleCode[], dates: PriorityDates): Priority {
  const { version, grounds: levels, source } = priorityRuleSetFor(dates);
  const counted = priorityLevels.flatMap((level) => grounds.filter((ground) => levels[ground] === level));
  const [first] = counted;
  const level = (first && levels[first]) ?? 'none';
  const rest = grounds.filter((ground) => !counted.includes(ground));
  return { ruleSet: version, level, counted, explanation: explain(level, counted, rest, source) };
}

function explain(
  level: PriorityLevel,
  counted: readonly PriorityRuleCode[],
  rest: readonly PriorityRuleCode[],
  source: string,
): string {
  const because = counted.length > 0 ? ` wegens ${enumerated(counted)}` : '';
  const without = rest.length > 0 ? ` Telt niet mee: ${enumerated(rest)}.` : '';
  return `${conclusions[level]}${because}, volgens ${source}.${without}`;
}

const enumerated = (grounds: readonly PriorityRuleCode[]): string =>
  grounds
    .map((ground) => priorityGroundNames[ground])
    .join(', ')
    .replace(/, ([^,]*)$/, ' en $1');

/** Days of one form compare as text. */
function inForceOn(day: PlainDate): PriorityRuleSet {
  const found = priorityRuleSets.find(({ from = '', until }) => from <= day && (!until || day < until));
  // The sets leave no gap: only a day that is no day can miss them all.
  if (!found) throw new RangeError('no priority rule set is in force on that day');
  return found;
}
