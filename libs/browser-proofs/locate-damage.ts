import { areSame, type Bytes } from './bytes.js';
import { ProofError } from './proof-error.js';
import { hashOf, type ToldLeaves } from './told-leaves.js';
import { childrenOf, nodesOfProof, type LeafRange, type TreeHead } from './tree-proofs.js';

/** A position whose leaf is not the one that was signed. */
export interface Damage {
  readonly position: number;
  /** The leaf that the signed root holds. */
  readonly expected: Bytes;
  /** The leaf that was told. */
  readonly found: Bytes;
}

export interface PartVerified {
  readonly isIntact: boolean;
  /** By rising position. */
  readonly damaged: readonly Damage[];
  /** False when there may be more than were looked for. */
  readonly isComplete: boolean;
}

/** Asks for a proof of inclusion; what it answers is verified. */
export type Prove = (
  position: number,
) => Promise<{ readonly leafHash: Bytes; readonly proof: readonly Bytes[] }>;

/**
 * Whether told leaves are those of a signed tree, and where they are not. A proof that verifies against the signed root
 * gives true hashes: where one differs from the told ones, the damage lies below. A damaged leaf costs as many proofs as
 * the tree is high, at most.
 *
 * @param head of a checkpoint whose signature was verified
 * @param most after so many damaged positions it looks no further
 * @throws ProofError `proof` when a proof that was asked for does not lead to the signed root
 */
export async function verifyPart(
  told: ToldLeaves,
  head: TreeHead,
  prove: Prove,
  { most = 20 }: { readonly most?: number } = {},
): Promise<PartVerified> {
  if (told.begin >= told.end || told.end > head.size)
    throw new RangeError('what is verified are leaves of the signed tree');
  const known = new Map<string, Bytes>([[placeOf({ begin: 0, end: head.size }), head.root]]);
  const trueHash = (range: LeafRange): Bytes | undefined => known.get(placeOf(range));
  const learn = async (position: number): Promise<void> => {
    const { leafHash, proof } = await prove(position);
    const nodes = await nodesOfProof({ ...head, leafHash, index: position }, proof);
    if (!nodes)
      throw new ProofError('proof', `the proof of position ${position} does not lead to the signed root`);
    for (const node of nodes) known.set(placeOf(node), node.hash);
  };
  // What lies beside the part is beside the way of its first or of its last leaf.
  if (told.begin > 0) await learn(told.begin);
  if (told.end < head.size) await learn(told.end - 1);

  const damaged: Damage[] = [];
  let isComplete = true;
  const look = async (range: LeafRange): Promise<void> => {
    if (range.end <= told.begin || range.begin >= told.end || !isComplete) return;
    const expected = trueHash(range) as Bytes;
    const found = await hashOf(told, range, trueHash);
    if (areSame(found, expected)) return;
    if (range.end - range.begin === 1) {
      if (damaged.length < most) damaged.push({ position: range.begin, expected, found });
      else isComplete = false;
      return;
    }
    const children = childrenOf(range);
    if (!children.every(trueHash)) await learn(Math.max(range.begin, told.begin));
    for (const child of children) await look(child);
  };
  await look({ begin: 0, end: head.size });
  return { isIntact: damaged.length === 0, damaged, isComplete };
}

const placeOf = ({ begin, end }: LeafRange): string => `${begin}-${end}`;
