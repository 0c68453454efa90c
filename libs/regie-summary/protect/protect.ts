import {
  cellName,
  rounded,
  type Figures,
  type Margin,
  type MarginName,
  type Publication,
  type PublishedMargin,
} from '../figures.js';
import { durationOf } from './durations.js';
import { attackerOf } from './attack-system.js';
import { hiddenAtLeast, hideMore, type Hidden, type HiddenCells } from './hidden.js';

export interface ProtectOptions {
  readonly k: number;
  /** Margins that did not change since they were published, and are published again as they are. */
  readonly standing?: ReadonlyMap<MarginName, PublishedMargin>;
}

/**
 * What of the figures may be published. Cells below k are suppressed, the others rounded; and more is hidden until every
 * suppressed count could still be anything from 0 to k - 1 for somebody who sees all of the snapshot and subtracts:
 * first the smallest cells of the same dimension, and at last the whole dimension.
 *
 * Undefined when that cannot be reached beside the margins that stand: then nothing new is published.
 */
export function protect(
  figures: Figures,
  { k, standing = new Map() }: ProtectOptions,
): Publication | undefined {
  if (figures.plans < k) return nothingOf(figures);
  const hidden = hiddenAtLeast(figures, k, standing);
  for (const margin of figures.margins) if (!hideUntilSafe(figures, margin, hidden, k)) return undefined;
  const suppressed = figures.overdue < k ? ['overdue'] : [];
  const attacker = attackerOf(figures, hidden, k);
  if (!suppressed.every((unit) => attacker.canBe(unit, 0) && attacker.canBe(unit, k - 1))) return undefined;
  const publication = publicationOf(figures, hidden, k);
  return {
    ...publication,
    margins: publication.margins.map((margin) => standing.get(margin.name) ?? margin),
  };
}

/** The figures with these cells hidden and the others rounded: whether that is safe is another's to say. */
export const publicationOf = (figures: Figures, hidden: Hidden, k: number): Publication => ({
  plans: rounded(figures.plans),
  applications: rounded(figures.applications),
  overdue: figures.overdue < k ? null : rounded(figures.overdue),
  margins: figures.margins.map((margin) => publishedMargin(margin, hidden.get(margin.name) as HiddenCells)),
  durations: {
    takenUp: durationOf(figures.durations.takenUp, k),
    decided: durationOf(figures.durations.decided, k),
  },
});

/**
 * Hiding more takes from what an attacker knows: what was safe stays so, and each cell is looked at once. Of small
 * cells about which the same is known one is enough.
 */
function hideUntilSafe(figures: Figures, margin: Margin, hidden: Hidden, k: number): boolean {
  const own = hidden.get(margin.name) as HiddenCells;
  let attacker = attackerOf(figures, hidden, k);
  const lookedAt = new Set<string>();
  for (const { key, count } of margin.cells) {
    const role = roleOf(figures, margin, key);
    if (count >= k || lookedAt.has(role)) continue;
    lookedAt.add(role);
    const name = cellName(margin.name, key);
    while (!own.withheld && !(attacker.canBe(name, 0) && attacker.canBe(name, k - 1))) {
      if (!hideMore(margin, own)) return false;
      attacker = attackerOf(figures, hidden, k);
    }
  }
  return true;
}

/** The same for cells of which nothing is known but that they are small and in what sums they stand. */
function roleOf({ atMost }: Figures, { name, alone = [], atMostOneOf = [] }: Margin, key: string): string {
  const isNamed =
    name === 'status' ||
    alone.includes(key) ||
    atMost.some(({ parts, whole }) => [...parts, ...whole].includes(cellName(name, key)));
  if (isNamed) return key;
  const group = atMostOneOf.findIndex((keys) => keys.includes(key));
  return group < 0 ? 'any' : `any of ${group}`;
}

const publishedMargin = ({ name, of, cells }: Margin, { keys, withheld }: HiddenCells): PublishedMargin => ({
  name,
  of,
  withheld,
  cells: withheld
    ? []
    : cells.map(({ key, count }) => ({ key, value: keys.has(key) ? null : rounded(count) })),
});

/** Of fewer than k plans nothing is told. */
const nothingOf = ({ margins }: Figures): Publication => ({
  plans: null,
  applications: null,
  overdue: null,
  margins: margins.map(({ name, of }) => ({ name, of, withheld: true, cells: [] })),
  durations: { takenUp: null, decided: null },
});
