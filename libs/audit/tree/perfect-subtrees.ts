/**
 * A perfect subtree: that of the 2^level leaves from index × 2^level on. Once its leaves are there its hash never
 * changes, whatever the tree grows to. Level 0 are the leaves themselves.
 */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

// Indexes go beyond 2^32, where the bit operators of the language end: hence arithmetic.

/** The largest power of two that is less than `count`; `count` at least 2. */
export function splitOf(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The fewest perfect subtrees that together are the leaves from `begin` up to, not including, `end`; left to right. */
export function perfectSubtrees(begin: number, end: number): NodePlace[] {
  const places: NodePlace[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    let leaves = 1;
    while (at % (leaves * 2) === 0 && at + leaves * 2 <= end) {
      level += 1;
      leaves *= 2;
    }
    places.push({ level, index: at / leaves });
    at += leaves;
  }
  return places;
}
