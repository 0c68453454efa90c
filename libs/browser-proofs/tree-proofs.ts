import { areSame, concat, hashBytes, sha256, type Bytes } from './bytes.js';

/** Leaves `begin` up to, not including, `end`: a node of the tree of RFC 6962 §2.1. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

export interface TreeHead {
  readonly size: number;
  readonly root: Bytes;
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** SHA-256(0x00 ‖ data). */
export const leafHash = (data: Uint8Array): Promise<Bytes> => sha256(concat(leafPrefix, data));

/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> =>
  sha256(concat(nodePrefix, left, right));

/** The root of no leaves. */
export const emptyRoot = (): Promise<Bytes> => sha256(new Uint8Array());

/** The two nodes below one of more than one leaf: it splits at the largest power of two that is smaller. */
export function childrenOf({ begin, end }: LeafRange): readonly [LeafRange, LeafRange] {
  let left = 1;
  while (left * 2 < end - begin) left *= 2;
  return [
    { begin, end: begin + left },
    { begin: begin + left, end },
  ];
}

/** A node on the way from a leaf to the root, and the one beside it. */
export interface Step {
  readonly node: LeafRange;
  readonly sibling: LeafRange;
}

/** From leaf to root: PATH(m, D[n]) by its definition, as places. */
export function pathOf(index: number, size: number): Step[] {
  const steps: Step[] = [];
  let range: LeafRange = { begin: 0, end: size };
  while (range.end - range.begin > 1) {
    const [left, right] = childrenOf(range);
    const isLeft = index < left.end;
    steps.push(isLeft ? { node: left, sibling: right } : { node: right, sibling: left });
    range = isLeft ? left : right;
  }
  return steps.reverse();
}

export interface InclusionClaim extends TreeHead {
  readonly leafHash: Bytes;
  readonly index: number;
}

/** A node whose hash a proof tells. */
export interface KnownNode extends LeafRange {
  readonly hash: Bytes;
}

/**
 * Every node that a proof of inclusion names or leads to, when it leads from the leaf to the root; undefined when it
 * does not. Size and root must come from one checkpoint.
 */
export async function nodesOfProof(
  { leafHash: leaf, index, size, root }: InclusionClaim,
  proof: readonly Bytes[],
): Promise<readonly KnownNode[] | undefined> {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof]))
    return undefined;
  const path = pathOf(index, size);
  if (path.length !== proof.length) return undefined;
  const nodes: KnownNode[] = [];
  let hash = leaf;
  for (const [at, { node, sibling }] of path.entries()) {
    const beside = proof[at] as Bytes;
    nodes.push({ ...node, hash }, { ...sibling, hash: beside });
    hash = await (node.begin < sibling.begin ? nodeHash(hash, beside) : nodeHash(beside, hash));
  }
  return areSame(hash, root) ? [...nodes, { begin: 0, end: size, hash }] : undefined;
}

/** Whether a proof shows that the tree of this size and root holds this leaf at this index. */
export const verifyInclusion = async (claim: InclusionClaim, proof: readonly Bytes[]): Promise<boolean> =>
  (await nodesOfProof(claim, proof)) !== undefined;

/** Whether a proof shows that the first tree is the beginning of the second: PROOF(m, D[n]) of RFC 6962 §2.1.2. */
export async function verifyConsistency(
  first: TreeHead,
  second: TreeHead,
  proof: readonly Bytes[],
): Promise<boolean> {
  if (!isCount(first.size) || !isCount(second.size) || first.size < 1 || first.size > second.size)
    return false;
  if (!areHashes([first.root, second.root, ...proof])) return false;
  const rest = [...proof];
  const roots = await subproof(first.size, second.size, first.root, rest);
  return (
    roots !== undefined &&
    rest.length === 0 &&
    areSame(roots.first, first.root) &&
    areSame(roots.second, second.root)
  );
}

interface BothRoots {
  readonly first: Bytes;
  readonly second: Bytes;
}

/**
 * Both roots of a subtree, by the definition of SUBPROOF: it takes from the proof what the definition would have put
 * there.
 *
 * @param known the first tree's root where the subtree is the whole of it; undefined once something stands to its left
 */
async function subproof(
  m: number,
  n: number,
  known: Bytes | undefined,
  rest: Bytes[],
): Promise<BothRoots | undefined> {
  if (m === n) {
    const hash = known ?? rest.shift();
    return hash && { first: hash, second: hash };
  }
  const [left] = childrenOf({ begin: 0, end: n });
  const isInLeft = m <= left.end;
  const below = isInLeft
    ? await subproof(m, left.end, known, rest)
    : await subproof(m - left.end, n - left.end, undefined, rest);
  const beside = rest.shift();
  if (!below || !beside) return undefined;
  if (isInLeft) return { first: below.first, second: await nodeHash(below.second, beside) };
  const [first, second] = await Promise.all([nodeHash(beside, below.first), nodeHash(beside, below.second)]);
  return { first, second };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every(({ length }) => length === hashBytes);
