import fc from 'fast-check';
import {
  appendLeaves,
  emptyRange,
  mergeRanges,
  MissingNodeError,
  rangeOfSize,
  rootOf,
  type CompactRange,
} from './compact-range.js';
import { perfectSubtrees } from './perfect-subtrees.js';
import { leavesOf, lookUp, mth, nodesOf } from './tree.fixtures.js';

const leaves = leavesOf(150);
const rangeOf = (begin: number, end: number): CompactRange =>
  appendLeaves(emptyRange(begin), leaves.slice(begin, end)).range;

/** Points, in order, that cut 0 … 150. */
const cuts = (count: number) =>
  fc
    .array(fc.nat(leaves.length), { minLength: count, maxLength: count })
    .map((points) => points.sort((a, b) => a - b));

describe('A compact range', () => {
  it('has the root of RFC 6962’s definition, for every size', () => {
    let range = emptyRange();
    for (let size = 0; size < leaves.length; size += 1) {
      expect(rootOf(range)).toEqual(mth(leaves.slice(0, size)));
      range = appendLeaves(range, [leaves[size]!]).range;
    }
  });

  it('is the same leaf by leaf, page by page, and at once, with the same nodes made once each', () => {
    fc.assert(
      fc.property(cuts(6), (points) => {
        const ends = [...points, leaves.length];
        let range = emptyRange();
        const made = [];
        for (const end of ends) {
          const grown = appendLeaves(range, leaves.slice(range.end, end));
          range = grown.range;
          made.push(...grown.made);
        }
        const atOnce = appendLeaves(emptyRange(), leaves);
        expect(range).toEqual(atOnce.range);
        expect(made).toEqual(atOnce.made);
        expect(new Set(made.map(({ level, index }) => `${level}/${index}`)).size).toBe(made.length);
      }),
    );
  });

  it('is found again from the nodes, at every size that the tree had', () => {
    const hashOf = nodesOf(leaves);
    for (let size = 0; size <= leaves.length; size += 1)
      expect(rangeOfSize(size, hashOf)).toEqual(rangeOf(0, size));
  });

  it('keeps few hashes, however many leaves there are', () => {
    const size = 2 ** 52 + 12_345;
    expect(perfectSubtrees(0, size)).toHaveLength([...size.toString(2)].filter((bit) => bit === '1').length);
  });

  it('grows beyond 2^32 leaves as before it', () => {
    const size = 2 ** 40 - 1;
    const [hash] = leaves;
    const range = rangeOfSize(size, () => hash);
    const { made } = appendLeaves(range, [hash!]);
    expect(made.map(({ level, index }) => ({ level, index })).slice(-2)).toEqual([
      { level: 39, index: 1 },
      { level: 40, index: 0 },
    ]);
  });

  it('says which node is missing', () => {
    expect(() => rangeOfSize(6, ({ level }) => (level === 1 ? undefined : leaves[0]))).toThrow(
      MissingNodeError,
    );
    expect(() => rangeOfSize(6, ({ level }) => (level === 1 ? undefined : leaves[0]))).toThrow(
      'the tree lacks node 2 of level 1',
    );
  });

  describe('merged with its neighbour', () => {
    it('is what it would have been at once, whichever two are merged first', () => {
      fc.assert(
        fc.property(cuts(4), ([a, b, c, d]) => {
          const [one, two, three] = [rangeOf(a!, b!), rangeOf(b!, c!), rangeOf(c!, d!)];
          const leftFirst = mergeRanges(mergeRanges(one, two).range, three).range;
          const rightFirst = mergeRanges(one, mergeRanges(two, three).range).range;
          expect(leftFirst).toEqual(rightFirst);
          expect(leftFirst).toEqual(rangeOf(a!, d!));
        }),
      );
    });

    it('makes the nodes that neither had', () => {
      fc.assert(
        fc.property(cuts(1), ([middle]) => {
          const left = appendLeaves(emptyRange(), leaves.slice(0, middle));
          const right = appendLeaves(emptyRange(middle!), leaves.slice(middle));
          const { made } = mergeRanges(left.range, right.range);
          const hashOf = lookUp([...left.made, ...right.made, ...made]);
          const all = appendLeaves(emptyRange(), leaves).made;
          expect(left.made.length + right.made.length + made.length).toBe(all.length);
          for (const { hash, ...place } of all) expect(hashOf(place)).toEqual(hash);
        }),
      );
    });

    it('is refused when there are leaves between them, or twice', () => {
      expect(() => mergeRanges(rangeOf(0, 3), rangeOf(4, 6))).toThrow(RangeError);
      expect(() => mergeRanges(rangeOf(0, 3), rangeOf(2, 6))).toThrow(RangeError);
    });
  });

  it('has a root only from the first leaf on', () => {
    expect(() => rootOf(rangeOf(2, 4))).toThrow(RangeError);
  });
});
