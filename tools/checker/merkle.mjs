import { Buffer } from 'node:buffer';
import { sha256 } from './bytes.mjs';

/** RFC 6962, section 2.1: the hash of a leaf. */
export const leafHash = (data) => sha256(Buffer.of(0), data);

const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/**
 * The roots of the trees of the first leaves, at the sizes asked for: RFC 6962, section 2.1. Perfect subtrees wait on a
 * stack until their sibling comes; a root joins what waits, from right to left.
 * @returns Map of size to root; a size beyond the leaves is not there
 */
export function rootsAt(leaves, sizes) {
  const wanted = new Set(sizes);
  const roots = new Map();
  const waiting = [];
  leaves.forEach((leaf, index) => {
    let hash = leaf;
    for (let size = index + 1; size % 2 === 0; size /= 2) hash = nodeHash(waiting.pop(), hash);
    waiting.push(hash);
    if (wanted.has(index + 1))
      roots.set(
        index + 1,
        waiting.reduceRight((right, left) => nodeHash(left, right)),
      );
  });
  return roots;
}

/** Holds signed checkpoints to the leaves that were reckoned anew. The last one must cover them all. */
export function checkCheckpoints(report, part, leaves, checkpoints) {
  const roots = rootsAt(
    leaves,
    checkpoints.map(({ size }) => size),
  );
  for (const { size, root, note } of checkpoints) {
    const reckoned = roots.get(size);
    if (!reckoned) report.differs(part, `checkpoint of size ${size} lies beyond ${leaves.length} leaves`);
    else if (!reckoned.equals(root)) report.differs(part, `checkpoint of size ${size} has another root`);
    const [, noted, rootInNote] = note.split('\n');
    if (noted !== String(size) || rootInNote !== root.toString('base64'))
      report.differs(part, `checkpoint of size ${size}: its note says something else`);
  }
  report.compare(part, 'leaves covered by a checkpoint', leaves.length, checkpoints.at(-1)?.size ?? 0);
}
