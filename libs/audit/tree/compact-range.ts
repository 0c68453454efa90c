import { emptyRoot, nodeHash } from './hashing.js';
import { perfectSubtrees, type NodePlace } from './perfect-subtrees.js';

/** A perfect subtree with its hash. */
export interface TreeNode extends NodePlace {
  readonly hash: Buffer;
}

/**
 * The leaves from `begin` up to, not including, `end`, as the hashes of the fewest perfect subtrees that make them up,
 * left to right: at most two for each level. That of all leaves, from 0, is all that a tree needs to grow.
 */
export interface CompactRange {
  readonly begin: number;
  readonly end: number;
  readonly nodes: readonly TreeNode[];
}

/** A range that grew, and the nodes that it made: each perfect subtree that it had not before, children first. */
export interface Growth {
  readonly range: CompactRange;
  readonly made: readonly TreeNode[];
}

/** No leaves, to be followed by that of index `begin`. */
export const emptyRange = (begin = 0): CompactRange => ({ begin, end: begin, nodes: [] });

/**
 * Puts leaves after those of a range, in order; `made` holds the leaves too. The work depends on their number and not
 * on what is there already.
 */
export function appendLeaves(range: CompactRange, leafHashes: readonly Buffer[]): Growth {
  const nodes = [...range.nodes];
  const made: TreeNode[] = [];
  let { end } = range;
  for (const hash of leafHashes) {
    const leaf = { level: 0, index: end, hash };
    made.push(leaf);
    put(nodes, leaf, made);
    end += 1;
  }
  return { range: { begin: range.begin, end, nodes }, made };
}

/** Two ranges of which the second begins where the first ends, as one. Throws RangeError when it does not. */
export function mergeRanges(left: CompactRange, right: CompactRange): Growth {
  if (left.end !== right.begin) throw new RangeError('the ranges are not neighbours');
  const nodes = [...left.nodes];
  const made: TreeNode[] = [];
  for (const node of right.nodes) put(nodes, node, made);
  return { range: { begin: left.begin, end: right.end, nodes }, made };
}

/** Two neighbours that are the halves of a subtree become that subtree, as often as there are. */
function put(nodes: TreeNode[], added: TreeNode, made: TreeNode[]): void {
  let node = added;
  for (let left = nodes.at(-1); left && areHalves(left, node); left = nodes.at(-1)) {
    nodes.pop();
    node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
    made.push(node);
  }
  nodes.push(node);
}

const areHalves = (left: NodePlace, right: NodePlace): boolean =>
  left.level === right.level && left.index % 2 === 0 && right.index === left.index + 1;

/** The root hash of the tree of these leaves; of a range from 0. Throws RangeError for another. */
export function rootOf({ begin, nodes }: CompactRange): Buffer {
  if (begin !== 0) throw new RangeError('only a range from leaf 0 has the root of a tree');
  return foldNodes(nodes.map(({ hash }) => hash));
}

/** RFC 6962's hash of a list of leaves, from those of its perfect subtrees left to right, each smaller than the last. */
export const foldNodes = (hashes: readonly Buffer[]): Buffer =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

/**
 * The range of a tree's first `size` leaves, from the nodes that were made.
 *
 * @throws MissingNodeError naming one that is not there
 */
export const rangeOfSize = (
  size: number,
  hashOf: (place: NodePlace) => Buffer | undefined,
): CompactRange => ({
  begin: 0,
  end: size,
  nodes: perfectSubtrees(0, size).map((place) => ({ ...place, hash: hashAt(place, hashOf) })),
});

/** A node that should be there is not: the tree was damaged. */
export class MissingNodeError extends Error {
  override readonly name = 'MissingNodeError';
  constructor(readonly place: NodePlace) {
    super(`the tree lacks node ${place.index} of level ${place.level}`);
  }
}

/** The node's hash; throws {@link MissingNodeError}. */
export function hashAt(place: NodePlace, hashOf: (place: NodePlace) => Buffer | undefined): Buffer {
  const hash = hashOf(place);
  if (hash === undefined) throw new MissingNodeError(place);
  return hash;
}
