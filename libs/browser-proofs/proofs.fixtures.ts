import fc from 'fast-check';
import { concat, fromHex, type Bytes } from './bytes.js';
import { hashOf, type ToldLeaves } from './told-leaves.js';
import { childrenOf, leafHash, pathOf } from './tree-proofs.js';

export const hexBytes = (hex: string): Bytes => {
  const bytes = fromHex(hex);
  if (!bytes) throw new RangeError('a fixture is in hexadecimal');
  return bytes;
};

export const flip = (bytes: Uint8Array, bit: number): Bytes => {
  const copy = new Uint8Array(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

/** Leaves of a test, 32 bytes each, one after the other. */
export const leavesOf = async (count: number): Promise<Bytes> =>
  concat(
    ...(await Promise.all(Array.from({ length: count }, (_, n) => leafHash(Uint8Array.of(n % 256, n >> 8))))),
  );

export const leafIn = (leaves: Uint8Array, index: number): Bytes =>
  new Uint8Array(leaves.subarray(index * 32, (index + 1) * 32));

/** PATH of RFC 6962 §2.1.1 in the tree of the first `size` leaves. */
export const pathIn = (told: ToldLeaves, index: number, size: number): Promise<Bytes[]> =>
  Promise.all(pathOf(index, size).map(({ sibling }) => hashOf(told, sibling)));

/** PROOF of RFC 6962 §2.1.2. */
export async function proofIn(told: ToldLeaves, from: number, to: number): Promise<Bytes[]> {
  const places: { begin: number; end: number }[] = [];
  const sub = (m: number, begin: number, end: number, isWhole: boolean): void => {
    if (m === end - begin) {
      if (!isWhole) places.push({ begin, end });
      return;
    }
    const [left, right] = childrenOf({ begin, end });
    const width = left.end - left.begin;
    if (m <= width) {
      sub(m, left.begin, left.end, isWhole);
      places.push(right);
    } else {
      sub(m - width, right.begin, right.end, false);
      places.push(left);
    }
  };
  sub(from, 0, to, true);
  return Promise.all(places.map((place) => hashOf(told, place)));
}

/** A size and a leaf of that tree. */
export const leafOfTree = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));

/** A tree and one that begins with it. */
export const treeInTree = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));
