import { concat, hashBytes, type Bytes } from './bytes.js';
import { childrenOf, emptyRoot, nodeHash, type LeafRange } from './tree-proofs.js';

/**
 * The leaves of a part of a log as somebody told them, with the perfect subtrees above them: what a root is rebuilt
 * from. A whole log is the part from 0 on.
 */
export interface ToldLeaves extends LeafRange {
  /** By level the hashes of the perfect subtrees that lie wholly in the part, one after the other. */
  readonly levels: readonly { readonly first: number; readonly hashes: Uint8Array }[];
}

/** So many hashes are under way at once: enough to keep the browser's hasher busy, few enough to show progress. */
const batch = 2_048;

export interface GrowOptions {
  /** Called with how many leaves' worth of nodes is done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * @param begin the index of the first leaf
 * @param leaves hashes of leaves, one after the other, 32 bytes each
 */
export async function growTree(
  begin: number,
  leaves: Uint8Array,
  { onProgress, signal }: GrowOptions = {},
): Promise<ToldLeaves> {
  const count = leaves.length / hashBytes;
  const end = begin + count;
  const levels = [{ first: begin, hashes: leaves }];
  let done = 0;
  for (let width = 2; width <= count; width *= 2) {
    const below = levels.at(-1) as { first: number; hashes: Uint8Array };
    const first = Math.ceil(begin / width);
    const nodes = Math.max(0, Math.floor(end / width) - first);
    const hashes = new Uint8Array(nodes * hashBytes);
    for (let from = 0; from < nodes; from += batch) {
      signal?.throwIfAborted();
      const through = Math.min(nodes, from + batch);
      const made = await Promise.all(
        Array.from({ length: through - from }, (_, n) => {
          const at = ((first + from + n) * 2 - below.first) * hashBytes;
          return nodeHash(
            below.hashes.subarray(at, at + hashBytes),
            below.hashes.subarray(at + hashBytes, at + 2 * hashBytes),
          );
        }),
      );
      hashes.set(concat(...made), from * hashBytes);
      done += through - from;
      onProgress?.(done, count);
    }
    levels.push({ first, hashes });
  }
  return { begin, end, levels };
}

/**
 * The hash of a node of the tree, as the told leaves make it.
 *
 * @param outside the hash of a node of which no leaf was told; unless the whole range was told, it must know them
 */
export async function hashOf(
  told: ToldLeaves,
  range: LeafRange,
  outside: (range: LeafRange) => Bytes | undefined = () => undefined,
): Promise<Bytes> {
  if (range.end <= told.begin || range.begin >= told.end) {
    const hash = outside(range);
    if (!hash) throw new RangeError('a node beside what was told is not known');
    return hash;
  }
  const perfect = perfectNode(told, range);
  if (perfect) return perfect;
  const [left, right] = childrenOf(range);
  const [one, other] = await Promise.all([hashOf(told, left, outside), hashOf(told, right, outside)]);
  return nodeHash(one, other);
}

/** The root that told leaves from 0 on make. */
export const rootOf = (told: ToldLeaves): Promise<Bytes> =>
  told.end === 0 ? emptyRoot() : hashOf(told, { begin: 0, end: told.end });

function perfectNode(told: ToldLeaves, { begin, end }: LeafRange): Bytes | undefined {
  if (begin < told.begin || end > told.end) return undefined;
  const width = end - begin;
  const level = Math.log2(width);
  if (!Number.isInteger(level) || begin % width !== 0) return undefined;
  const nodes = told.levels[level];
  if (!nodes) return undefined;
  const at = (begin / width - nodes.first) * hashBytes;
  return new Uint8Array(nodes.hashes.subarray(at, at + hashBytes));
}
