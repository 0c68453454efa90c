import fc from 'fast-check';
import { MissingNodeError } from './compact-range.js';
import { leafHash } from './hashing.js';
import { consistencyPlan, inclusionPlan, placesOf, proofOf } from './proofs.js';
import { leavesOf, mth, nodesOf, pathByDefinition, proofByDefinition } from './tree.fixtures.js';
import { verifyConsistency, verifyInclusion } from './verify-proofs.js';

const most = 130;
const leaves = leavesOf(most);
const roots = Array.from({ length: most + 1 }, (_, size) => mth(leaves.slice(0, size)));
const hashOf = nodesOf(leaves);
const inclusion = (index: number, size: number): Buffer[] => proofOf(inclusionPlan(index, size), hashOf);
const consistency = (from: number, to: number): Buffer[] => proofOf(consistencyPlan(from, to), hashOf);
const claim = (index: number, size: number) => ({
  ...{ leafHash: leaves[index]!, index, size },
  root: roots[size]!,
});
const head = (size: number) => ({ size, root: roots[size]! });

/** A size and a leaf of that tree. */
const leafOfTree = fc
  .integer({ min: 1, max: most })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
const treeInTree = fc
  .integer({ min: 1, max: most })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));
const flipped = (hash: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};
const bits = fc.nat(255);

describe('A proof of inclusion', () => {
  it('verifies for every leaf of every tree, and is RFC 6962’s', () => {
    for (let size = 1; size <= most; size += 1)
      for (let index = 0; index < size; index += 1) {
        const proof = inclusion(index, size);
        if (size % 13 === 0 || size < 20)
          expect(proof).toEqual(pathByDefinition(index, leaves.slice(0, size)));
        if (!verifyInclusion(claim(index, size), proof)) throw new Error(`leaf ${index} of ${size}`);
      }
  });

  it('verifies for no other leaf and no other index', () => {
    fc.assert(
      fc.property(leafOfTree, fc.nat(most + 5), ({ index, size }, other) => {
        fc.pre(other !== index);
        const proof = inclusion(index, size);
        expect(verifyInclusion({ ...claim(index, size), index: other }, proof)).toBe(false);
        const leaf = leaves[other] ?? leafHash(Buffer.from('another'));
        expect(verifyInclusion({ ...claim(index, size), leafHash: leaf }, proof)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('verifies for no other tree', () => {
    fc.assert(
      fc.property(leafOfTree, fc.nat(most), ({ index, size }, other) => {
        fc.pre(other !== size);
        const proof = inclusion(index, size);
        expect(verifyInclusion({ ...claim(index, size), size: other, root: roots[other]! }, proof)).toBe(
          false,
        );
        expect(verifyInclusion({ ...claim(index, size), root: roots[other]! }, proof)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('verifies no more when a bit, an element or the order is changed', () => {
    fc.assert(
      fc.property(leafOfTree, fc.nat(10), bits, ({ index, size }, at, bit) => {
        const proof = inclusion(index, size);
        const refused = (changed: Buffer[]) =>
          expect(verifyInclusion(claim(index, size), changed)).toBe(false);
        refused([...proof, leaves[0]!]);
        fc.pre(proof.length > 0);
        const place = at % proof.length;
        refused(proof.with(place, flipped(proof[place]!, bit)));
        refused(proof.toSpliced(place, 1));
        refused(proof.toSpliced(place, 0, proof[place]!));
        if (proof.length > 1) refused([...proof].reverse());
      }),
      { numRuns: 1_000 },
    );
  });

  it('is of hashes of 32 bytes, and of numbers that count', () => {
    const proof = inclusion(3, 7);
    expect(verifyInclusion(claim(3, 7), proof.with(0, proof[0]!.subarray(0, 31)))).toBe(false);
    expect(verifyInclusion({ ...claim(3, 7), root: Buffer.alloc(0) }, proof)).toBe(false);
    for (const index of [-1, 3.5, Number.NaN, 7]) {
      expect(verifyInclusion({ ...claim(3, 7), index }, proof)).toBe(false);
      expect(() => inclusionPlan(index, 7)).toThrow(RangeError);
    }
    expect(() => inclusionPlan(0, 0)).toThrow(RangeError);
  });

  it('reads few nodes, also of a tree beyond 2^32 leaves', () => {
    const size = 2 ** 40 + 2 ** 33 + 7;
    const plan = inclusionPlan(2 ** 39 + 5, size);
    expect(plan).toHaveLength(41);
    expect(placesOf(plan).length).toBeLessThan(2 * 41);
  });

  it('is not made from a tree that lacks a node', () => {
    expect(() => proofOf(inclusionPlan(3, 7), () => undefined)).toThrow(MissingNodeError);
  });
});

describe('A proof of consistency', () => {
  it('verifies for every tree in every later one, and is RFC 6962’s', () => {
    for (let to = 1; to <= most; to += 1)
      for (let from = 1; from <= to; from += 1) {
        const proof = consistency(from, to);
        if (to % 13 === 0 || to < 20) expect(proof).toEqual(proofByDefinition(from, leaves.slice(0, to)));
        if (!verifyConsistency(head(from), head(to), proof)) throw new Error(`${from} in ${to}`);
      }
  });

  it('verifies for no other trees', () => {
    fc.assert(
      fc.property(treeInTree, fc.nat(most), ({ from, to }, other) => {
        const proof = consistency(from, to);
        const verified = (first: number, second: number) =>
          verifyConsistency(head(first), head(second), proof);
        if (other !== from) expect(verified(other, to)).toBe(false);
        if (other !== to) expect(verified(from, other)).toBe(false);
        if (other === from) return;
        expect(verifyConsistency({ size: from, root: roots[other]! }, head(to), proof)).toBe(false);
        if (other !== to)
          expect(verifyConsistency(head(from), { size: to, root: roots[other]! }, proof)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('verifies no more when a bit, an element or the order is changed', () => {
    fc.assert(
      fc.property(treeInTree, fc.nat(10), bits, ({ from, to }, at, bit) => {
        const proof = consistency(from, to);
        const refused = (changed: Buffer[]) =>
          expect(verifyConsistency(head(from), head(to), changed)).toBe(false);
        refused([...proof, leaves[0]!]);
        fc.pre(proof.length > 0);
        const place = at % proof.length;
        refused(proof.with(place, flipped(proof[place]!, bit)));
        refused(proof.toSpliced(place, 1));
        refused([]);
        if (proof.length > 1) refused([...proof].reverse());
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows a history that was rewritten: another leaf among those of the first tree', () => {
    fc.assert(
      fc.property(treeInTree, fc.nat(most), ({ from, to }, at) => {
        const rewritten = leaves.slice(0, to).with(at % from, leafHash(Buffer.from('rewritten')));
        const proof = proofOf(consistencyPlan(from, to), nodesOf(rewritten));
        const second = { size: to, root: mth(rewritten) };
        expect(verifyConsistency(head(from), second, proof)).toBe(false);
        expect(verifyConsistency({ size: from, root: mth(rewritten.slice(0, from)) }, second, proof)).toBe(
          true,
        );
      }),
    );
  });

  it('is of trees that follow each other, and not of the empty one', () => {
    for (const [from, to] of [
      [0, 4],
      [5, 4],
      [1.5, 4],
      [-1, 4],
    ] as const) {
      expect(() => consistencyPlan(from, to)).toThrow(RangeError);
      expect(verifyConsistency({ size: from, root: roots[0]! }, head(to), [])).toBe(false);
    }
  });
});
