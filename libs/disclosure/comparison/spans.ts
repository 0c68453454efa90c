import {
  disclosedFields,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type TimePhase,
} from '@koz/events';
import type { Instant, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { evaluate, type Situation } from '../evaluate.js';
import { thresholdMonths, timePhase } from '../situation.js';
import { dateOf, dayNumber, firstOfMonth, justBefore, type DayOf } from './day-numbers.js';
import type { Lens } from './lens.js';
import type { Circumstances, Stretch } from './stretches.js';

export type Cells = Readonly<Record<DisclosedField, Cell>>;

/** Days, the first and the last included, on which an application showed these cells at some moment. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly cells: Cells;
}

/** What is asked of an application at a day under some policies; answers come from `evaluate` alone. */
export interface Looking {
  readonly dayOf: DayOf;
  readonly childBirthDate: PlainDate | undefined;
  cellsOn(day: number, circumstances: Circumstances, policies: readonly DisclosurePolicy[]): Cells;
}

/** Looks at one plan: the phases of its days are worked out once for all methods with the same x. */
export function lookingAt(
  childBirthDate: PlainDate | undefined,
  dayOf: DayOf,
  cellsIn: CellsIn = rememberingCells(),
): Looking {
  const phases = new Map<string, TimePhase | undefined>();
  return {
    dayOf,
    childBirthDate,
    cellsOn(day, { status, place, fence, startDate }, policies) {
      const monthsAfterStart = leastMonths(policies);
      const key = `${day} ${fence} ${startDate} ${monthsAfterStart}`;
      if (!phases.has(key))
        phases.set(
          key,
          timePhase({ fence, startDate, monthsAfterStart, childBirthDate, today: dateOf(day) }),
        );
      return cellsIn(policies, { status, place, time: phases.get(key) });
    },
  };
}

/** The part of {@link evaluate}'s answer that is counted. */
export type CellsIn = (policies: readonly DisclosurePolicy[], situation: Situation) => Cells;

/** {@link evaluate}, asked once for each situation under each list of policies. */
export function rememberingCells(): CellsIn {
  const numbers = new Map<DisclosurePolicy, number>();
  const numberOf = (policy: DisclosurePolicy) => {
    const number = numbers.get(policy) ?? numbers.size;
    numbers.set(policy, number);
    return number;
  };
  const known = new Map<string, Cells>();
  return (policies, situation) => {
    const key = `${policies.map(numberOf).join()} ${situation.status} ${situation.time} ${situation.place}`;
    const found = known.get(key);
    if (found) return found;
    const mask = evaluate(policies, situation);
    const cells = Object.fromEntries(disclosedFields.map((field) => [field, mask[field].cell])) as Cells;
    known.set(key, cells);
    return cells;
  };
}

/** Of several policies the one whose phase begins first, as who answers an organiser has it. */
const leastMonths = (policies: readonly DisclosurePolicy[]): number =>
  policies.reduce((least, { monthsAfterStart }) => Math.min(least, monthsAfterStart), 1200);

/**
 * What an application showed through a lens, up to and with a day. A stretch touches the day of its first moment and
 * that of its last, so that the spans of one application may share a day: on it, both were shown.
 */
export function spansOf(
  stretches: readonly Stretch[],
  lens: Lens,
  looking: Looking,
  until: number,
): readonly Span[] {
  const [first] = stretches;
  if (!first) return [];
  return stretches.flatMap((stretch) =>
    cutAt(stretch, lens.changes).flatMap((piece) => {
      const policies = lens.policiesAt(first.from, piece.from);
      return daysOf(piece, policies, looking, until).map((days) => ({
        ...days,
        cells: looking.cellsOn(days.first, piece, policies),
      }));
    }),
  );
}

/** In pieces, so that no change lies within one. */
function cutAt(stretch: Stretch, changes: readonly Instant[]): Stretch[] {
  const within = changes.filter((at) => stretch.from < at && (stretch.to === undefined || at < stretch.to));
  const starts = [stretch.from, ...within];
  return starts.map((from, index) => ({ ...stretch, from, to: starts[index + 1] ?? stretch.to }));
}

/** The days that a stretch touches, parted where a phase begins: that is on a first moment of a day. */
function daysOf(
  { from, to, startDate }: Stretch,
  policies: readonly DisclosurePolicy[],
  { dayOf, childBirthDate }: Looking,
  until: number,
): { readonly first: number; readonly last: number }[] {
  const first = dayNumber(dayOf(from));
  const last = to === undefined ? until : Math.min(until, dayNumber(dayOf(from < to ? justBefore(to) : to)));
  if (last < first) return [];
  const starts = [
    first,
    ...[...new Set(phaseDays(startDate, childBirthDate, leastMonths(policies)))]
      .filter((day) => first < day && day <= last)
      .sort((one, other) => one - other),
  ];
  return starts.map((start, index) => ({ first: start, last: (starts[index + 1] ?? last + 1) - 1 }));
}

/** The first days of the phases, as far as dates tell them. */
function phaseDays(
  startDate: PlainDate | undefined,
  childBirthDate: PlainDate | undefined,
  monthsAfterStart: number,
): number[] {
  return [
    ...(startDate === undefined
      ? []
      : [dayNumber(Temporal.PlainDate.from(startDate).add({ months: monthsAfterStart }).toString())]),
    ...(childBirthDate === undefined
      ? []
      : Object.values(thresholdMonths).map((months) => firstOfMonth(childBirthDate, months))),
  ];
}
