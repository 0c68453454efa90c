import { foldNodes, hashAt } from './compact-range.js';
import { perfectSubtrees, splitOf, type NodePlace } from './perfect-subtrees.js';

/**
 * What a proof is made of: for each of its hashes the perfect subtrees, left to right, of whose hashes it is folded. One
 * where the subtree is perfect itself; more at the right edge of the tree. All together O(log size) nodes.
 */
export type ProofPlan = readonly (readonly NodePlace[])[];

/** Throws RangeError unless 0 ≤ index < size. */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('no such leaf in this tree');
  return path(index, 0, size);
}

/** Throws RangeError unless 0 < from ≤ to: every tree is consistent with the empty one, which proves nothing. */
export function consistencyPlan(from: number, to: number): ProofPlan {
  if (!isCount(from) || !isCount(to) || from < 1 || from > to)
    throw new RangeError('no such trees, one in the other');
  return subproof(from, 0, to, true);
}

/** Every node that a plan needs, to fetch them at once. */
export const placesOf = (plan: ProofPlan): NodePlace[] => plan.flat();

/** The proof, from the hashes of the nodes that the plan names; throws MissingNodeError. */
export const proofOf = (plan: ProofPlan, hashOf: (place: NodePlace) => Buffer | undefined): Buffer[] =>
  plan.map((places) => foldNodes(places.map((place) => hashAt(place, hashOf))));

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** PATH(m, D[n]) of RFC 6962 §2.1.1, over the leaves from `begin` to `end`; `index` counts from 0, not from `begin`. */
function path(index: number, begin: number, end: number): ProofPlan {
  if (end - begin === 1) return [];
  const middle = begin + splitOf(end - begin);
  return index < middle
    ? [...path(index, begin, middle), perfectSubtrees(middle, end)]
    : [...path(index, middle, end), perfectSubtrees(begin, middle)];
}

/** SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2: whether `known` is the root that the verifier has, `from` ends that tree. */
function subproof(from: number, begin: number, end: number, known: boolean): ProofPlan {
  if (from === end) return known ? [] : [perfectSubtrees(begin, end)];
  const middle = begin + splitOf(end - begin);
  return from <= middle
    ? [...subproof(from, begin, middle, known), perfectSubtrees(middle, end)]
    : [...subproof(from, middle, end, false), perfectSubtrees(begin, middle)];
}
