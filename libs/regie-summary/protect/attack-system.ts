import type { ApplicationStatus } from '@koz/events';
import {
  cellName,
  durationNames,
  rounded,
  roundedTo,
  type DurationName,
  type Figures,
  type Margin,
} from '../figures.js';
import type { Hidden, HiddenCells } from './hidden.js';
import { anyNumber, NumberSystem } from './system.js';

/**
 * All that somebody can know who sees every figure of a snapshot: how each was rounded, which sums hold, how the
 * hidden cells were chosen, and even which of them are the small ones. Who knows less learns less.
 */
export function attackerOf(figures: Figures, hidden: Hidden, k: number): NumberSystem {
  const system = new NumberSystem();
  for (const unit of ['plans', 'applications', 'overdue'] as const) {
    const count = figures[unit];
    const [low, high] = count < k ? [0, k - 1] : boundsOf(count, k);
    system.add(unit, low, high, count);
  }
  // A plan has at least one application, and only what was not taken up can be overdue.
  system.atMost(['plans'], ['applications']);
  for (const margin of figures.margins) addMargin(system, margin, hidden.get(margin.name) as HiddenCells, k);
  addDurations(system, figures, k);
  for (const { parts, whole, times } of figures.atMost) system.atMost(parts, whole, times);
  return system;
}

/**
 * Whether a duration is shown tells whether there are k applications for which it is known. These are at least those
 * with a status that only comes after it, and none of those that are still new.
 */
function addDurations(system: NumberSystem, { durations }: Figures, k: number): void {
  for (const name of durationNames) {
    const count = durations[name].length;
    const [low, high] = count < k ? [0, k - 1] : [k, anyNumber];
    system.add(name, low, high, count);
    const statuses = statusesAfter[name].map((status) => cellName('status', status));
    const created = cellName('status', 'created');
    system.atMost(statuses, [name]);
    system.atMost([name, created], ['applications']);
  }
}

const statusesAfter: Readonly<Record<DurationName, readonly ApplicationStatus[]>> = {
  takenUp: ['noPlace', 'accepted', 'approved'],
  decided: ['approved', 'rejected'],
};

function addMargin(system: NumberSystem, margin: Margin, cellsHidden: HiddenCells, k: number): void {
  const { name, cells } = margin;
  for (const { key, count } of cells) {
    const [low, high] = knownOf(margin, cellsHidden, count, key, k);
    system.add(cellName(name, key), low, high, count);
  }
  if (margin.kind === 'partition') system.equal(namesOf(margin), [margin.of]);
  else addSeveral(system, margin);
}

/**
 * Between what a cell lies. Of a margin that is withheld nothing is told, but its cells still stand in sums with others.
 */
function knownOf(
  { cells }: Margin,
  { keys, withheld }: HiddenCells,
  count: number,
  key: string,
  k: number,
): readonly [low: number, high: number] {
  if (withheld) return [0, anyNumber];
  if (count < k) return [0, k - 1];
  if (!keys.has(key)) return boundsOf(count, k);
  // Hidden beside the small ones were the smallest of the others.
  const shown = cells.filter((cell) => !keys.has(cell.key));
  const highest = Math.min(anyNumber, ...shown.map((cell) => boundsOf(cell.count, k)[1]));
  return [k, Math.max(highest, k)];
}

function addSeveral(system: NumberSystem, margin: Margin): void {
  const { name, of, cells, alone = [], atMostOneOf = [] } = margin;
  const named = (keys: readonly string[]) => keys.map((key) => cellName(name, key));
  const aloneNames = named(alone);
  const grouped = new Set(atMostOneOf.flat());
  const free = cells.map(({ key }) => key).filter((key) => !alone.includes(key) && !grouped.has(key));
  for (const group of [...atMostOneOf, ...free.map((key) => [key])])
    system.atMost([...named(group), ...aloneNames], [of]);
  // Nobody is in none of the cells.
  system.atMost([of], namesOf(margin));
}

const namesOf = ({ name, cells }: Margin): string[] => cells.map(({ key }) => cellName(name, key));

/** Between what a figure may be that was rounded to the nearest multiple, and is not below k. */
export function boundsOf(count: number, k: number): [low: number, high: number] {
  const shown = rounded(count);
  const reach = Math.floor(roundedTo / 2);
  return [Math.max(k, shown - reach), shown + reach];
}
