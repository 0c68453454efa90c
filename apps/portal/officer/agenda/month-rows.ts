import type { Schemas } from '@koz/api-client';
import { tierOrder, type Tier } from '../shared/words.js';

/** How many plans lose a group of data in a month: a number, `null` below k, or `0`: nothing is to go. */
export type Figure = number | null;

export interface MonthRow {
  readonly month: string;
  readonly figures: Readonly<Record<Tier, Figure>>;
}

/** The answer's figures, a row for each month. */
export function monthRows(months: readonly Schemas['MonthOfTier'][]): readonly MonthRow[] {
  const rows = new Map<string, Record<Tier, Figure>>();
  for (const { month, tier, plans } of months) {
    const row = rows.get(month) ?? { precise: 0, identity: 0, planning: 0 };
    row[tier] = plans;
    rows.set(month, row);
  }
  return [...rows]
    .map(([month, figures]) => ({ month, figures }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

export const yearsIn = (rows: readonly MonthRow[]): readonly string[] => [
  ...new Set(rows.map(({ month }) => month.slice(0, 4))),
];

/** The longest bar; 1 when there is no figure, so that nothing is divided by nought. */
export const mostIn = (rows: readonly MonthRow[]): number =>
  Math.max(1, ...rows.flatMap(({ figures }) => tierOrder.map((tier) => figures[tier] ?? 0)));

/** `12`, `minder dan 5`, or a hyphen where nothing goes. */
export function figureText(figure: Figure, k: number): string {
  if (figure === null) return `minder dan ${k}`;
  return figure === 0 ? '-' : String(figure);
}

export const sumOf = (perTier: Schemas['PerTier']): number =>
  tierOrder.reduce((sum, tier) => sum + perTier[tier], 0);
