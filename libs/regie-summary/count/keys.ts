import { municipalityOf, regionPostcodes } from '@koz/domain';
import type { ApplicationStatus, CarePartData, PriorityRuleCode } from '@koz/events';
import type { Instant, PlainDate } from '@koz/privacy-types';

/*
 * Which cell a value belongs to. The keys are codes; how they are called in Dutch stands in labels.ts.
 */

/** For what cannot be read any more: the key of its tier was destroyed. */
export const unknownKey = 'unknown';
export const outsideRegion = 'outsideRegion';
/** A plan without any ground for priority. */
export const noPriority = 'none';
/** Locations of other controllers, and those that cannot be read any more. */
export const elsewhere = 'elsewhere';

/** What a plan has come to, from what became of its applications. */
export const outcomes = ['placeFound', 'waiting', 'noPlaceOnly', 'ended'] as const;
export type Outcome = (typeof outcomes)[number];

/** Which status brings a plan which outcome: of several, the first in order of {@link outcomes}. */
export const outcomeOf: Readonly<Record<ApplicationStatus, Outcome>> = {
  approved: 'placeFound',
  created: 'waiting',
  accepted: 'waiting',
  noPlace: 'noPlaceOnly',
  rejected: 'noPlaceOnly',
  withdrawn: 'ended',
};

/** A plan of which no application was made yet waits. */
export function outcomeKey(statuses: readonly ApplicationStatus[]): Outcome {
  const brought = new Set(statuses.map((status) => outcomeOf[status]));
  return outcomes.find((outcome) => brought.has(outcome)) ?? 'waiting';
}

/** Start months that have a cell of their own, counted from the present one. */
const monthsBack = 3;
const monthsAhead = 18;
export const earlier = 'earlier';
export const afterwards = 'later';

/** Bands of a child's age by months, each up to but not including the next. */
export const ageBands = [
  { key: 'expected', from: Number.NEGATIVE_INFINITY },
  { key: 'months0to5', from: 0 },
  { key: 'months6to11', from: 6 },
  { key: 'months12to17', from: 12 },
  { key: 'months18to23', from: 18 },
  { key: 'months24to29', from: 24 },
  { key: 'months30plus', from: 30 },
] as const;

/** `2027-01` as a number of months, so that months can be counted. */
const monthNumber = (day: PlainDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

export function startMonthKey(startDate: PlainDate, today: PlainDate): string {
  const distance = monthNumber(startDate) - monthNumber(today);
  if (distance < -monthsBack) return earlier;
  return distance > monthsAhead ? afterwards : startDate.slice(0, 7);
}

/** Every key of {@link startMonthKey} on a day, in order of time. */
export const startMonthKeys = (today: PlainDate): string[] => [
  earlier,
  ...Array.from({ length: monthsBack + monthsAhead + 1 }, (_, index) =>
    monthText(monthNumber(today) - monthsBack + index),
  ),
  afterwards,
];

/** By months, never by days: the band of a child changes on the first of a month, whichever day it was born. */
export function ageKey(birthDate: PlainDate, today: PlainDate): string {
  const months = monthNumber(today) - monthNumber(birthDate);
  return ageBands.findLast(({ from }) => months >= from)?.key ?? unknownKey;
}

export const homeKey = (postcode: string): string =>
  municipalityOf(postcode) === undefined ? outsideRegion : postcode;

export const homeKeys: readonly string[] = [...Object.values(regionPostcodes).flat(), outsideRegion];

export const carePartKey = ({ weekday, part }: CarePartData): string => `${weekday}:${part}`;

export const priorityKeys = (rules: readonly PriorityRuleCode[]): string[] =>
  rules.length === 0 ? [noPriority] : [...new Set(rules)];

const dayMs = 86_400_000;

/** Weeks between two moments, unrounded. */
export const weeksBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / (7 * dayMs);
