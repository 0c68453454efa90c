import type { Schemas } from '@koz/api-client';

/*
 * What another pair of terms would do to the schedule, as far as its published figures tell. The exact answer is not asked
 * of the server on purpose: figures under freely chosen terms could be subtracted from each other down to single plans.
 */

/** Of how many plans something goes: those counted, and months whose figure is kept back because it is below k. */
export interface Amount {
  readonly counted: number;
  readonly keptBack: number;
}

/** Precision goes after the first term, all of it after the second. */
export type Step = 'precise' | 'everything';

export interface ShiftedMonth {
  readonly month: string;
  readonly before: Readonly<Record<Step, Amount>>;
  readonly after: Readonly<Record<Step, Amount>>;
}

export interface Shift {
  readonly months: readonly ShiftedMonth[];
  /** What would go in the present month, but not under the terms in force. */
  readonly atOnce: Readonly<Record<Step, Amount>>;
}

/** Months in which each of the two terms ends later (earlier where negative). */
export type Delays = Readonly<Record<Step, number>>;

const nothing: Amount = { counted: 0, keptBack: 0 };

/**
 * @param schedule as published: the terms in force
 * Names and planning data go in the same month, so the first of the two stands for "everything". What would be due before
 * the present month counts in it, for it goes with the next run.
 */
export function shiftSchedule(
  { months, asOf }: Pick<Schemas['RetentionSchedule'], 'months' | 'asOf'>,
  delays: Delays,
): Shift {
  const present = asOf.slice(0, 7);
  const rows = new Map<string, { before: Record<Step, Amount>; after: Record<Step, Amount> }>();
  const add = (month: string, side: 'before' | 'after', step: Step, amount: Amount): void => {
    const row = rows.get(month) ?? {
      before: { precise: nothing, everything: nothing },
      after: { precise: nothing, everything: nothing },
    };
    row[side][step] = plus(row[side][step], amount);
    rows.set(month, row);
  };
  const atOnce: Record<Step, Amount> = { precise: nothing, everything: nothing };
  for (const { month, tier, plans } of months) {
    if (tier === 'planning') continue;
    const step = tier === 'precise' ? 'precise' : 'everything';
    const amount = plans === null ? { counted: 0, keptBack: 1 } : { counted: plans, keptBack: 0 };
    const then = plusMonths(month, delays[step]);
    const moved = then < present ? present : then;
    add(month, 'before', step, amount);
    add(moved, 'after', step, amount);
    if (moved === present && month > present) atOnce[step] = plus(atOnce[step], amount);
  }
  const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
  return { months: sorted.map(([month, sides]) => ({ month, ...sides })), atOnce };
}

const plus = (one: Amount, other: Amount): Amount => ({
  counted: one.counted + other.counted,
  keptBack: one.keptBack + other.keptBack,
});

/** `2027-11` and 3 are `2028-02`. */
export function plusMonths(month: string, months: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** `12`, `minder dan 5`, `ongeveer 12 en 2 keer minder dan 5`, or a hyphen where nothing goes. */
export function amountText({ counted, keptBack }: Amount, k: number): string {
  const below = keptBack === 1 ? `minder dan ${k}` : `${keptBack} keer minder dan ${k}`;
  if (keptBack === 0) return counted === 0 ? '-' : `ongeveer ${counted}`;
  return counted === 0 ? below : `ongeveer ${counted} en ${below}`;
}

export const isNothing = ({ counted, keptBack }: Amount): boolean => counted === 0 && keptBack === 0;
