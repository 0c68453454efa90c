import type { Figures, Margin, MarginName, PublishedMargin } from '../figures.js';

/** Which cells of a margin are not shown. */
export interface HiddenCells {
  readonly keys: Set<string>;
  /** Nothing of the margin is shown, not even which of its cells are small. */
  withheld: boolean;
  /** The margin stands as it was published before: nothing more of it can be hidden. */
  readonly fixed: boolean;
}

export type Hidden = ReadonlyMap<MarginName, HiddenCells>;

/** What must be hidden in any case: cells below k, or what was hidden before in a margin that stands. */
export function hiddenAtLeast(
  { margins }: Figures,
  k: number,
  standing: ReadonlyMap<MarginName, PublishedMargin>,
): Hidden {
  return new Map(margins.map((margin) => [margin.name, cellsHidden(margin, k, standing.get(margin.name))]));
}

function cellsHidden({ cells }: Margin, k: number, standing: PublishedMargin | undefined): HiddenCells {
  const keys = standing
    ? standing.cells.filter(({ value }) => value === null).map(({ key }) => key)
    : cells.filter(({ count }) => count < k).map(({ key }) => key);
  return {
    keys: new Set(keys),
    withheld: standing?.withheld ?? false,
    fixed: standing !== undefined,
  };
}

/**
 * Hides one cell more of a margin: the smallest that is shown. When none is shown any more, the margin is withheld.
 * False when the margin stands as it is.
 */
export function hideMore(margin: Margin, hidden: HiddenCells): boolean {
  if (hidden.fixed || hidden.withheld) return false;
  const shown = margin.cells.filter(({ key }) => !hidden.keys.has(key));
  const smallest = shown.reduce<(typeof shown)[number] | undefined>(
    (least, cell) => (least && least.count <= cell.count ? least : cell),
    undefined,
  );
  if (smallest) hidden.keys.add(smallest.key);
  else hidden.withheld = true;
  return true;
}
