import { hashBytes, nodeHash } from './hashing.js';

export interface InclusionClaim {
  /** {@link leafHash} of what is said to be in the tree. */
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Whether a proof shows that the tree of this size and root holds this leaf at this index: RFC 9162 §2.1.3.2. Size and
 * root belong together and must come from one checkpoint; the algorithm alone does not tie a size to a root.
 */
export function verifyInclusion(
  { leafHash, index, size, root }: InclusionClaim,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof]))
    return false;
  let place = index;
  let last = size - 1;
  let hash: Uint8Array = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether a proof shows that the first tree is the beginning of the second: RFC 9162 §2.1.4.2. A first tree is never empty. */
export function verifyConsistency(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isCount(first.size) || !isCount(second.size) || first.size < 1 || first.size > second.size)
    return false;
  if (!areHashes([first.root, second.root, ...proof])) return false;
  if (first.size === second.size) return proof.length === 0 && isSame(first.root, second.root);
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  // The algorithm refuses an empty proof, also of a first tree whose root it would put before it.
  if (proof.length === 0 || start === undefined) return false;
  let place = first.size - 1;
  let last = second.size - 1;
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [firstHash, secondHash] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      firstHash = nodeHash(hash, firstHash);
      secondHash = nodeHash(hash, secondHash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else secondHash = nodeHash(secondHash, hash);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(firstHash, first.root) && isSame(secondHash, second.root);
}

// Sizes go beyond 2^32, where the bit operators of the language end: hence arithmetic.
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every(({ length }) => length === hashBytes);

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
